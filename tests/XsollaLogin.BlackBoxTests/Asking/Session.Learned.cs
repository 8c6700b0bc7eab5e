using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests.Asking;

// What later checks need of earlier answers. Each is asked for once, by whichever check comes first.
public sealed partial class Session
{
    private readonly Dictionary<string, Task<HttpResponseMessage>> _asked = [];
    private readonly HashSet<string> _learned = [];

    /// <summary>The user that the checks that write make.</summary>
    public Stranger Newcomer { get; } = Stranger.New();

    /// <summary>What no report may show.</summary>
    public IEnumerable<string> Secrets => [.. settings.Secrets, Newcomer.Password, .. _learned];

    public Task<HttpResponseMessage> LoginAsync(string operation = "login") => OnceAsync(operation, request =>
        request.Give(("username", settings[Setting.Username]), ("password", settings[Setting.Password])));

    public Task<HttpResponseMessage> SignUpAsync() => OnceAsync("signUp", request =>
        request.Give(("username", Newcomer.Username), ("email", Newcomer.Email), ("password", Newcomer.Password)));

    /// <summary>Asks once the newcomer is there.</summary>
    public async Task<HttpResponseMessage> AskAfterSignUpAsync(string operation, Action<ExampleRequest> change)
    {
        var signedUp = await SignUpAsync();
        return signedUp.IsSuccessStatusCode ? await AskAsync(operation, change) : throw new NotAskableException("signUp made no user");
    }

    /// <summary>Sends a code to the address or the number of the settings.</summary>
    public Task<HttpResponseMessage> SendCodeAsync(string operation) => OnceAsync(operation, GiveAddressee);

    /// <summary>Exchanges the code of the user's login for tokens.</summary>
    public async Task<HttpResponseMessage> ExchangeAsync()
    {
        var code = await UserCodeAsync();
        return await OnceAsync("exchangeToken", request => GiveCode(request, code));
    }

    public async Task<HttpResponseMessage> ExchangeAgainAsync()
    {
        await ExchangeAsync();
        var code = await UserCodeAsync();
        return await AskAsync("exchangeToken", request => GiveCode(request, code));
    }

    /// <summary>Ends all that the newcomer's login gave.</summary>
    public async Task<HttpResponseMessage> LogoutAsync()
    {
        var token = await NewcomerTokenAsync();
        return await OnceAsync("logout", request => request.Token = token);
    }

    public async Task<string> UserTokenAsync() => Learn(await InLoginUrlAsync(LoginAsync(), "token"), "login gave no token");

    public async Task<string> NewcomerTokenAsync() => Learn(await InLoginUrlAsync(SignUpAsync(), "token"), "signUp gave no token");

    /// <summary>The cookies of the user's login, as the header Cookie has them.</summary>
    public async Task<string> CookiesAsync()
    {
        var answer = await LoginAsync();
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(cookie => cookie.Split(';')[0])) : null;
        return Learn(cookies, "login gave no cookie");
    }

    public async Task<string> OperationIdAsync(string operation) =>
        AnswerBody.Member(await AnswerBody.ReadAsync(await SendCodeAsync(operation)), "operation_id")?.ToString()
        ?? throw new NotAskableException($"{operation} gave no operation_id");

    public void GiveAddressee(ExampleRequest request) =>
        request.Give(request.Body!["email"] is null ? ("phone_number", settings[Setting.PhoneNumber]) : ("email", settings[Setting.Email]));

    private async Task<string> UserCodeAsync() => Learn(await InLoginUrlAsync(LoginAsync("loginOAuth2"), "code"), "loginOAuth2 gave no code");

    private void GiveCode(ExampleRequest request, string code) => request.Give(
        ("code", code), ("client_secret", settings[Setting.ClientSecret]), ("redirect_uri", settings[Setting.CallbackUrl]));

    private Task<HttpResponseMessage> OnceAsync(string operation, Action<ExampleRequest> change) =>
        _asked.TryGetValue(operation, out var asked) ? asked : _asked[operation] = AskAsync(operation, change);

    private string Learn(string? secret, string orElse)
    {
        _learned.Add(secret ?? throw new NotAskableException(orElse));
        return secret;
    }

    private static async Task<string?> InLoginUrlAsync(Task<HttpResponseMessage> asked, string name)
    {
        var url = AnswerBody.Member(await AnswerBody.ReadAsync(await asked), "login_url")?.ToString() ?? "";
        return WireText.Parse(url.Split('#')[0].Split('?', 2)[^1]).FirstOrDefault(pair => pair.Key == name).Value;
    }
}
