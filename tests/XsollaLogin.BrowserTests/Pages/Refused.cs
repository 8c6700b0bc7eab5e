namespace XsollaLogin.BrowserTests.Pages;

internal static class Refused
{
    /// <summary>The call rejects with the SDK's APIError of this code.</summary>
    public static async Task ByAsync(string code, Task<JsonNode?> call)
    {
        var refusal = await Assert.ThrowsAsync<SdkException>(() => call);
        Assert.Equal(code, refusal.Code ?? refusal.Message);
    }
}
