using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>A native SDK: it sends requests with its own query, headers and bodies, and reads the JSON of the answers.</summary>
/// <param name="analytics">What the SDK adds to the query of each request.</param>
/// <param name="headers">What the SDK adds to the headers of each request; a header of the content is sent without a body, too.</param>
internal sealed class NativeSdk(TestProject project, string analytics, params (string Name, string Value)[] headers)
{
    /// <summary>The default redirect URI of most SDKs, which they do not open.</summary>
    public const string BlankPage = "https://login.xsolla.com/api/blank";

    public static NativeSdk Android(TestProject project) =>
        new(project, "engine=android&engine_v=14&sdk=login&sdk_v=6.0.19&game_engine=&game_engine_v=", ("X-ENGINE", "android"), ("X-SDK-V", "6.0.19"));

    public static NativeSdk Ios(TestProject project) => new(
        project, "engine=ios&engine_v=17.0&sdk=LoginKit&sdk_v=2.0&game_engine=&game_engine_v=",
        ("Cookie", ""), ("X-ENGINE", "IOS"), ("Content-Type", "application/json"))
    {
        EncodesForms = false,
    };

    public static NativeSdk Unity(TestProject project) => new(
        project, "engine=unity&engine_v=2022.3&sdk=STORE&sdk_v=2.5.8&build_platform=android", ("X-ENGINE", "UNITY"), ("X-BUILD-PLATFORM", "ANDROID"));

    public static NativeSdk Unreal(TestProject project) => new(
        project, "engine=ue&engine_v=5.3.2-29314046+++UE5+Release-5.3&sdk=store&sdk_v=4.2.3&build_platform=windows&ref=&ref_v=", ("X-ENGINE", "UE"));

    public static NativeSdk Cocos(TestProject project) =>
        new(project, "engine=cocos&engine_v=3.7.3&sdk=store&sdk_v=2.0.0&build_platform=web-mobile", ("X-ENGINE", "COCOS"));

    /// <summary>login-unity-sdk.</summary>
    public static NativeSdk Unity1(TestProject project) => new(project, "engine=unity&engine_v=2019.4&sdk=login&sdk_v=0.5");

    /// <summary>login-ue4-sdk.</summary>
    public static NativeSdk Unreal1(TestProject project) => new(project, "engine=ue4&engine_v=4.25&sdk=login&sdk_v=0.5");

    public static NativeSdk CryEngine(TestProject project) => new(project, "engine=cryengine&engine_v=5.6&sdk=login&sdk_v=0.1");

    /// <summary>Whether the SDK percent-encodes the values of forms.</summary>
    private bool EncodesForms { get; init; } = true;

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

    /// <summary>Sends a request that breaks the contract.</summary>
    public Task<JsonObject> PostInvalidAsync(string url, string json) => SendAsync(
        HttpMethod.Post, url, new StringContent(json, Encoding.UTF8, "application/json"), HttpStatusCode.BadRequest, breaksContract: true);

    public Task<JsonObject> PostFormAsync(string url, string form, HttpStatusCode status = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Post, url, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"), status);

    public Task<JsonObject> GetAsync(string url, string? token = null, HttpStatusCode status = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Get, url, content: null, status, token);

    /// <summary>Sends a request that breaks the contract.</summary>
    public Task<JsonObject> GetInvalidAsync(string url, string token) =>
        SendAsync(HttpMethod.Get, url, content: null, HttpStatusCode.BadRequest, token, breaksContract: true);

    /// <summary>Exchanges the code in a login URL, as every SDK with OAuth 2.0 does.</summary>
    public Task<JsonObject> ExchangeAsync(string loginUrl, string redirectUri) => PostFormAsync(
        "oauth2/token",
        $"grant_type=authorization_code&client_id={project.ClientId}&redirect_uri={Written(redirectUri)}&code={Written(new LandingUrl(loginUrl)["code"])}");

    /// <summary>Renews the tokens, as every SDK with OAuth 2.0 does.</summary>
    public Task<JsonObject> RenewAsync(string refreshToken, string redirectUri) => PostFormAsync(
        "oauth2/token",
        $"grant_type=refresh_token&client_id={project.ClientId}&redirect_uri={Written(redirectUri)}&refresh_token={Written(refreshToken)}");

    /// <summary>Gets a list.</summary>
    public async Task<JsonArray> GetListAsync(string url)
    {
        var text = await project.Http.GetStringAsync(new Uri($"{url}?{analytics}", UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonNode.Parse(text)!.AsArray();
    }

    private string Written(string value) => EncodesForms ? Uri.EscapeDataString(value) : value;

    private async Task<JsonObject> SendAsync(
        HttpMethod method, string url, HttpContent? content, HttpStatusCode status = HttpStatusCode.OK, string? token = null,
        bool breaksContract = false)
    {
        using var request = new HttpRequestMessage(method, $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{analytics}");
        request.Content = content;
        request.Options.Set(ContractCheckingHandler.BreaksContract, breaksContract);
        foreach (var (name, value) in headers)
        {
            if (request.Headers.TryAddWithoutValidation(name, value) || content is not null) continue;
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await project.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {body}");
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }
}
