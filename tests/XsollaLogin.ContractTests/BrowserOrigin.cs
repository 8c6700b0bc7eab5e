namespace XsollaLogin.ContractTests;

/// <summary>The page in a browser that a request comes from.</summary>
internal static class BrowserOrigin
{
    private const string Origin = "https://widget.example";

    public static void SetOn(HttpRequestMessage request) => request.Headers.Add("Origin", Origin);

    /// <summary>Whether the browser lets the page read the answer to a request with credentials.</summary>
    public static void AssertReadable(HttpResponseMessage response)
    {
        Assert.Equal([Origin], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], response.Headers.GetValues("Access-Control-Allow-Credentials"));
        // Without it a shared cache could give one origin's permission to another.
        Assert.Contains("Origin", response.Headers.Vary, StringComparer.OrdinalIgnoreCase);
    }
}
