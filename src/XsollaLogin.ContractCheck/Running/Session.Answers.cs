using XsollaLogin.ContractCheck.Http;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Running;

// The answers that several checks use. The first check that needs one sends the request.
internal sealed partial class Session
{
    private readonly Dictionary<string, Task<HttpResponseMessage>> _answers = [];
    private readonly HashSet<string> _receivedSecrets = [];

    /// <summary>The user that the checks that write create.</summary>
    public RandomUser NewUser { get; } = RandomUser.New();

    /// <summary>The texts that no report may contain.</summary>
    public IEnumerable<string> Secrets => [.. settings.Secrets, NewUser.Password, .. _receivedSecrets];

    public Task<HttpResponseMessage> LoginAsync(string operation = OperationIds.Login) => SendOnceAsync(operation, request =>
        request.SetInBody(("username", settings[Setting.Username]), ("password", settings[Setting.Password])));

    public Task<HttpResponseMessage> SignUpAsync() => SendOnceAsync(OperationIds.SignUp, request =>
        request.SetInBody(("username", NewUser.Username), ("email", NewUser.Email), ("password", NewUser.Password)));

    /// <summary>Signs up the new user, then sends the request.</summary>
    public async Task<HttpResponseMessage> SendAfterSignUpAsync(string operation, Action<ExampleRequest> change)
    {
        var signedUp = await SignUpAsync();
        return signedUp.IsSuccessStatusCode ? await SendAsync(operation, change) : throw new MissingPrerequisiteException("signUp created no user");
    }

    /// <summary>Requests a one-time code for the given email address or phone number.</summary>
    public Task<HttpResponseMessage> RequestCodeAsync(string operation) => SendOnceAsync(operation, SetAddressee);

    /// <summary>Exchanges the authorization code of the user for tokens.</summary>
    public async Task<HttpResponseMessage> ExchangeAsync()
    {
        var code = await AuthorizationCodeAsync();
        return await SendOnceAsync(OperationIds.ExchangeToken, request => SetCode(request, code));
    }

    public async Task<HttpResponseMessage> ExchangeAgainAsync()
    {
        await ExchangeAsync();
        var code = await AuthorizationCodeAsync();
        return await SendAsync(OperationIds.ExchangeToken, request => SetCode(request, code));
    }

    /// <summary>Logs the new user out.</summary>
    public async Task<HttpResponseMessage> LogoutAsync()
    {
        var token = await NewUserTokenAsync();
        return await SendOnceAsync(OperationIds.Logout, request => request.Token = token);
    }

    public async Task<string> UserTokenAsync() => Secret(await InLoginUrlAsync(LoginAsync(), "token"), "login gave no token");

    public async Task<string> NewUserTokenAsync() => Secret(await InLoginUrlAsync(SignUpAsync(), "token"), "signUp gave no token");

    /// <summary>Returns the session cookies of the user, as the value of the Cookie header.</summary>
    public async Task<string> CookiesAsync()
    {
        var answer = await LoginAsync();
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : null;
        return Secret(cookies, "login gave no cookie");
    }

    public async Task<string> OperationIdAsync(string operation) =>
        AnswerBody.Member(await AnswerBody.ReadAsync(await RequestCodeAsync(operation), cancellationToken), Members.OperationId)?.ToString()
        ?? throw new MissingPrerequisiteException($"{operation} gave no operation_id");

    public void SetAddressee(ExampleRequest request) =>
        request.SetInBody(request.Body!["email"] is null ? (Members.PhoneNumber, settings[Setting.PhoneNumber]) : ("email", settings[Setting.Email]));

    private async Task<string> AuthorizationCodeAsync() =>
        Secret(await InLoginUrlAsync(LoginAsync(OperationIds.LoginOAuth2), "code"), $"{OperationIds.LoginOAuth2} gave no code");

    private void SetCode(ExampleRequest request, string code) => request.SetInBody(
        ("code", code), (Members.ClientSecret, settings[Setting.ClientSecret]), (Members.RedirectUri, settings[Setting.CallbackUrl]));

    private Task<HttpResponseMessage> SendOnceAsync(string operation, Action<ExampleRequest> change) =>
        _answers.TryGetValue(operation, out var sent) ? sent : _answers[operation] = SendAsync(operation, change);

    private string Secret(string? secret, string problem)
    {
        if (string.IsNullOrEmpty(secret)) throw new MissingPrerequisiteException(problem);
        _receivedSecrets.Add(secret);
        return secret;
    }

    private async Task<string?> InLoginUrlAsync(Task<HttpResponseMessage> answer, string name)
    {
        var url = AnswerBody.Member(await AnswerBody.ReadAsync(await answer, cancellationToken), Members.LoginUrl)?.ToString() ?? "";
        return WireText.Parse(url.Split('#')[0].Split('?', 2)[^1]).FirstOrDefault(pair => pair.Key == name).Value;
    }
}
