using System.Text.Json;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.Pages;

/// <summary>
/// A page of the site with the SDK: each documented call by the SDK's own function.
/// A resolved value is returned; a rejection is thrown as <see cref="SdkException"/>.
/// </summary>
public sealed class SdkPage
{
    /// <summary>Never on the wire: the SDK turns 003-038 into it when the browser lets it read <see cref="CaptchaHeader"/>.</summary>
    public const string CaptchaNeeded = "003-338";

    public const string CaptchaHeader = "x-captcha-enabled";

    // A call that hangs fails its test, not the whole run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IPage _page;
    private readonly bool _isOauth2;
    private readonly Traffic _traffic;

    private SdkPage(IPage page, Protocol protocol, Traffic traffic) => (_page, _isOauth2, _traffic) = (page, protocol == Protocol.OAuth2, traffic);

    public static async Task<SdkPage> InitialiseAsync(IPage page, Protocol protocol, JsonObject config, Traffic traffic)
    {
        await page.EvaluateAsync("initialise", config.ToJsonString());
        return new SdkPage(page, protocol, traffic);
    }

    public Task<JsonNode?> SignUpAsync(Person person)
    {
        var userInfo = new { username = person.Username, email = person.Email, password = person.Password, fields = new { nickname = "Johny" } };
        return CallAsync("signup", new { userInfo });
    }

    public Task<JsonNode?> LoginAsync(Person person, object? captchaData = null) => LoginAsync(person.Username, person.Password, captchaData);

    public Task<JsonNode?> LoginAsync(string username, string password, object? captchaData = null, bool rememberMe = false) =>
        CallAsync("login", new { credentials = new { username, password, remember_me = rememberMe }, captchaData });

    public Task<JsonNode?> ResendEmailAsync(string username) => CallAsync("resendEmail", username);

    public Task<JsonNode?> PhoneGetCodeAsync(string phoneNumber, string linkUrl) =>
        CallAsync("phoneGetCode", new { phone_number = phoneNumber, link_url = linkUrl, isOauth2 = _isOauth2 });

    public Task<JsonNode?> EmailGetCodeAsync(string email, string linkUrl) =>
        CallAsync("emailGetCode", new { email, link_url = linkUrl, isOauth2 = _isOauth2 });

    public Task<JsonNode?> GetConfirmCodeAsync(string login, string operationId) => CallAsync("getConfirmCode", new { login, operation_id = operationId });

    /// <summary>Starts the long poll; returns when the browser has sent it.</summary>
    public async Task<Task<JsonNode?>> StartConfirmCodeAsync(string login, string operationId)
    {
        Task<JsonNode?>? poll = null;
        await _page.RunAndWaitForRequestAsync(
            () =>
            {
                poll = GetConfirmCodeAsync(login, operationId);
                return Task.CompletedTask;
            },
            request => request.Url.Contains($"operation_id={operationId}", StringComparison.Ordinal));
        return poll!;
    }

    /// <summary>Cancels the long poll; returns when the browser has dropped it.</summary>
    public async Task CancelConfirmCodeAsync(string operationId)
    {
        var dropped = new TaskCompletionSource();
        _page.RequestFailed += (_, request) => dropped.TrySetResult();
        await _page.EvaluateAsync("cancelConfirmCode", operationId);
        await dropped.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public Task<JsonNode?> LoginWithPhoneCodeAsync(string phoneNumber, string code, string operationId) =>
        CallAsync("loginWithPhoneCode", new { phone_number = phoneNumber, code, operation_id = operationId, isOauth2 = _isOauth2 });

    public Task<JsonNode?> LoginWithEmailCodeAsync(string email, string code, string operationId) =>
        CallAsync("loginWithEmailCode", new { email, code, operation_id = operationId, isOauth2 = _isOauth2 });

    public Task<JsonNode?> GetAskFieldsAsync(string token) => CallAsync("getAskFields", token);

    public Task<JsonNode?> AskAsync(object fields, string token, string linkUrl) => CallAsync("ask", new { fields, token, link_url = linkUrl });

    public Task<JsonNode?> ResetAsync(string username) => CallAsync("reset", new { username });

    public Task<JsonNode?> SetAsync(string newPassword, string code, string userId) => CallAsync("set", new { newPassword, code, user_id = userId });

    public Task<JsonNode?> CheckUserAuthSsoAsync() => CallAsync("checkUserAuthSSO");

    public Task<JsonNode?> UserAuthSsoWithRedirectAsync(string? loginUrl) => CallAsync("userAuthSSOWithRedirect", loginUrl!);

    public Task<JsonNode?> LogoutAsync(string token, string session) => CallAsync("logout", token, session);

    public Task<JsonNode?> ClearSsoAsync() => CallAsync("clearSSO");

    /// <summary>Switches the SDK's analytics on, as its widget does.</summary>
    public Task InitialiseAnalyticsAsync(string projectId) => _page.EvaluateAsync("projectId => XsollaLogin.initAnalytics(projectId)", projectId);

    /// <summary>Runs a snippet of the docs.</summary>
    /// <param name="variables">The global variables that the snippet reads.</param>
    /// <returns>The global variable <c>result</c> after the snippet, in a member of this name.</returns>
    public async Task<JsonNode> RunSnippetAsync(string code, object variables)
    {
        var outcome = await _page.EvaluateAsync<string>("runSnippet", new[] { code, JsonSerializer.Serialize(variables) })
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        return JsonNode.Parse(outcome)!;
    }

    /// <summary>Calls a function of the SDK.</summary>
    /// <param name="arguments">A list of the arguments in JSON.</param>
    public async Task<JsonNode?> CallByJsonAsync(string name, string arguments)
    {
        var outcome = await _page.EvaluateAsync<string>("call", new[] { name, arguments })
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        _traffic.AddCall(name);
        var json = JsonNode.Parse(outcome)!;
        return json["error"] is { } error ? throw new SdkException((string?)error["code"], (string)error["text"]!) : json["value"];
    }

    private Task<JsonNode?> CallAsync(string name, params object[] arguments) => CallByJsonAsync(name, JsonSerializer.Serialize(arguments));
}
