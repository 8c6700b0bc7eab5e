namespace XsollaLogin.BrowserTests.Pages;

/// <summary>A call of the SDK whose promise rejected.</summary>
/// <param name="code">The code of the SDK's APIError; null for any other error.</param>
public sealed class SdkException(string? code, string text) : Exception(text)
{
    public string? Code { get; } = code;
}

internal static class SdkAssert
{
    /// <summary>Asserts that the call rejects with the SDK's APIError of this code.</summary>
    public static async Task RejectsAsync(string code, Task<JsonNode?> call)
    {
        var error = await Assert.ThrowsAsync<SdkException>(() => call);
        Assert.Equal(code, error.Code ?? error.Message);
    }
}
