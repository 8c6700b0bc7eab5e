namespace XsollaLogin.BrowserTests.Pages;

internal static class ErrorAssert
{
    /// <summary>The call rejects with the SDK's APIError of this code.</summary>
    public static async Task ThrowsAsync(string code, Task<JsonNode?> call)
    {
        var error = await Assert.ThrowsAsync<SdkException>(() => call);
        Assert.Equal(code, error.Code ?? error.Message);
    }
}
