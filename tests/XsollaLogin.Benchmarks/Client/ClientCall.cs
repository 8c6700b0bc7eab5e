using XsollaLogin.Client;
using XsollaLogin.Mock.Contract;
using LoginRequest = XsollaLogin.Client.LoginRequest;
using UsernameRequest = XsollaLogin.Client.UsernameRequest;

namespace XsollaLogin.Benchmarks.Client;

/// <summary>One call, made in each way; each way throws when the answer is wrong.</summary>
internal sealed record ClientCall(
    string Name, Answer Answer, LoginOptions? Options,
    Func<HandWrittenClient, Task> ByHand, Func<IPasswordClient, Task> Generated, Func<XsollaLoginApi, Task> Api)
{
    private const string ProjectId = "0a3e2d1c-7e8f-11ec-90d6-0242ac120003";
    private const string Username = "John";
    private static readonly Credentials Credentials = new(Username, "password123");
    private static readonly AccountName Account = new(Username);
    private static readonly LoginRequest LoginBody = new() { Username = Credentials.Username, Password = Credentials.Password };
    private static readonly UsernameRequest ResendBody = new() { Username = Username };
    private static readonly LoginOptions Every = new("en_XX", "https://game.example.com/callback?from=login", "a payload of the game", "1");

    private static readonly Answer LoggedIn = LoginContract.ById.Login.Find(Examples.LoggedIn)!;

    public static IReadOnlyList<ClientCall> All { get; } =
    [
        new("login", LoggedIn, null,
            async client => Check((await client.LoginAsync(ProjectId, Credentials)).LoginUrl),
            async client => Check((await client.LoginAsync(new LoginInput { ProjectId = ProjectId, Body = LoginBody })).Result.LoginUrl),
            async api => Check(((LoginOutcome.Completed)await api.LoginAsync(LoginBody)).LoginUrl)),
        new("login with all of its query", LoggedIn, Every,
            async client => Check((await client.LoginAsync(ProjectId, Credentials, Every)).LoginUrl),
            async client => Check((await client.LoginAsync(new LoginInput
            {
                ProjectId = ProjectId,
                Locale = Every.Locale,
                LoginUrl = Every.LoginUrl,
                Payload = Every.Payload,
                WithLogout = Every.WithLogout is not null,
                Body = LoginBody,
            })).Result.LoginUrl),
            async api => Check(((LoginOutcome.Completed)await api.LoginAsync(LoginBody, isOAuth2: false)).LoginUrl)),
        new("login rejected", LoginContract.ById.Login.Find(Examples.WrongUsernameOrPassword)!, null,
            client => FailsAsync<HandWrittenException>(client.LoginAsync(ProjectId, Credentials), error => error.Code),
            client => FailsAsync<XsollaLoginException>(client.LoginAsync(new LoginInput { ProjectId = ProjectId, Body = LoginBody }), error => error.Code),
            api => FailsAsync<XsollaLoginException>(api.LoginAsync(LoginBody), error => error.Code)),
        new("answer without a body", LoginContract.ById.ResendConfirmationLink.Find(Examples.ConfirmationEmailSent)!, null,
            client => client.ResendConfirmationLinkAsync(ProjectId, Account),
            client => client.ResendConfirmationLinkAsync(new ResendConfirmationLinkInput { ProjectId = ProjectId, Body = ResendBody }),
            api => api.ResendEmailAsync(Username)),
    ];

    public override string ToString() => Name;

    /// <summary>The options with which the package sends the same as the hand-written call.</summary>
    public void Configure(XsollaLoginOptions options)
    {
        options.ProjectId = ProjectId;
        if (Options is not { } all) return;
        (options.FullLocale, options.CallbackUrl, options.Payload) = (all.Locale, all.LoginUrl, all.Payload);
        options.WithLogout = all.WithLogout is not null;
    }

    private static async Task FailsAsync<T>(Task call, Func<T, string?> codeOf)
        where T : Exception
    {
        try
        {
            await call;
            throw new InvalidOperationException("not rejected");
        }
        catch (T error)
        {
            Check(codeOf(error));
        }
    }

    private static void Check(string? text)
    {
        if (string.IsNullOrEmpty(text)) throw new InvalidOperationException("the answer lacks what it has to hold");
    }
}
