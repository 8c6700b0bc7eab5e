using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>A native SDK: it sends requests with its own query, headers and bodies, and reads the JSON of the answers.</summary>
/// <param name="analytics">What the SDK adds to the query of each request.</param>
/// <param name="headers">What the SDK adds to the headers of each request.</param>
internal sealed class NativeSdk(TestProject project, string analytics, params (string Name, string Value)[] headers)
{
    /// <summary>The default redirect URI of most SDKs, which they do not open.</summary>
    public const string BlankPage = "https://login.xsolla.com/api/blank";

    /// <summary>A project of the SDK's OAuth 2.0 client, which the SDK names in place of the project.</summary>
    public static async Task<TestProject> ProjectAsync(MockFixture mock, string settings = "{}")
    {
        var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var all = JsonNode.Parse(settings)!.AsObject();
        all["clients"] = new JsonArray(new JsonObject { ["client_id"] = project.ClientId });
        await project.ConfigureAsync(all);
        return project;
    }

    public Task<JsonObject> PostAsync(string url, string json, HttpStatusCode status = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Post, url, new StringContent(json, Encoding.UTF8, "application/json"), status);

    public Task<JsonObject> PostFormAsync(string url, string form) =>
        SendAsync(HttpMethod.Post, url, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    public Task<JsonObject> GetAsync(string url, string? token = null, HttpStatusCode status = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Get, url, content: null, status, token);

    /// <summary>Exchanges the code in a login URL, as every SDK with OAuth 2.0 does.</summary>
    public Task<JsonObject> ExchangeAsync(string loginUrl, string redirectUri) => PostFormAsync(
        "oauth2/token", $"grant_type=authorization_code&client_id={project.ClientId}&redirect_uri={redirectUri}&code={new LoginUrl(loginUrl)["code"]}");

    private async Task<JsonObject> SendAsync(
        HttpMethod method, string url, HttpContent? content, HttpStatusCode status = HttpStatusCode.OK, string? token = null)
    {
        using var request = new HttpRequestMessage(method, $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{analytics}");
        request.Content = content;
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await project.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {body}");
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }
}
