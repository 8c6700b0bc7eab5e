namespace XsollaLogin.ContractTests;

/// <summary>The origin of a web page that sends a request.</summary>
internal static class BrowserOrigin
{
    private const string Origin = "https://widget.example";

    public static void SetOn(HttpRequestMessage request) => request.Headers.Add("Origin", Origin);

    /// <summary>Asserts that a browser lets the page read the answer to a request with credentials.</summary>
    public static void AssertReadable(HttpResponseMessage response)
    {
        Assert.Equal([Origin], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], response.Headers.GetValues("Access-Control-Allow-Credentials"));
        // Without it a shared cache could return the permission of another origin.
        Assert.Contains("Origin", response.Headers.Vary, StringComparer.OrdinalIgnoreCase);
    }
}
