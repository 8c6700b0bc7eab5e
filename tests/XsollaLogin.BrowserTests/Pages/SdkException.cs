namespace XsollaLogin.BrowserTests.Pages;

/// <summary>A call of the SDK whose promise rejected.</summary>
/// <param name="code">The code of the SDK's APIError; null for any other error.</param>
public sealed class SdkException(string? code, string text) : Exception(text)
{
    public string? Code { get; } = code;
}
