using XsollaLogin.Client;

namespace XsollaLogin.Tests.Projects;

// The calls that exist in both protocols, made in the protocol of the project.
public sealed partial class TestProject
{
    private bool IsJwt => Protocol == Protocol.Jwt;

    public async Task<LoginUrlResult?> SignUpAsync(Person? person = null, Ending? ending = null)
    {
        var (who, end) = (person ?? Person.John, ending ?? Ending.Usual);
        var body = new SignUpRequest { Username = who.Username, Email = who.Email, Password = who.Password };
        var answer = IsJwt
            ? await Password.SignUpAsync(ProjectId, body, loginUrl: end.Url, payload: end.Payload, withLogout: end.WithLogout)
            : await Password.SignUpOAuth2Async(
                ClientId, end.State, OAuthResponseType.Code, body, ProjectId, payload: end.Payload, withLogout: end.WithLogout, scope: end.Scope,
                redirectUri: end.Url, codeChallenge: end.CodeChallenge, codeChallengeMethod: MethodOf(end));
        return answer.Result;
    }

    public Task<LoginResult> LoginAsync(Person? person = null, Ending? ending = null, bool? rememberMe = null)
    {
        var who = person ?? Person.John;
        return LoginAsync(who.Username, who.Password, ending, rememberMe);
    }

    /// <param name="login">Username or email address.</param>
    public async Task<LoginResult> LoginAsync(string login, string password, Ending? ending = null, bool? rememberMe = null, string? captcha = null)
    {
        var end = ending ?? Ending.Usual;
        var body = new LoginRequest { Username = login, Password = password, RememberMe = rememberMe };
        var answer = IsJwt
            ? await Password.LoginAsync(
                ProjectId, body, loginUrl: end.Url, payload: end.Payload, withLogout: end.WithLogout,
                lotNumber: captcha, captchaOutput: captcha, passToken: captcha, genTime: captcha)
            : await Password.LoginOAuth2Async(
                ClientId, end.State, OAuthResponseType.Code, body, ProjectId, payload: end.Payload, withLogout: end.WithLogout, scope: end.Scope,
                redirectUri: end.Url, codeChallenge: end.CodeChallenge, codeChallengeMethod: MethodOf(end),
                lotNumber: captcha, captchaOutput: captcha, passToken: captcha, genTime: captcha);
        return answer.Result;
    }

    public Task ResendConfirmationLinkAsync(string login, Ending? ending = null)
    {
        var (end, body) = (ending ?? Ending.Usual, new UsernameRequest { Username = login });
        return IsJwt
            ? Password.ResendConfirmationLinkAsync(ProjectId, body, loginUrl: end.Url)
            : Password.ResendConfirmationLinkOAuth2Async(ClientId, body, ProjectId, state: end.State, redirectUri: end.Url);
    }

    /// <returns>The operation id.</returns>
    /// <param name="linkUrl">Null sends a message without a link.</param>
    public async Task<string> RequestPhoneCodeAsync(string? phoneNumber = null, Ending? ending = null, string? linkUrl = null)
    {
        var end = ending ?? Ending.Usual;
        var body = new PhoneCodeRequest { PhoneNumber = phoneNumber ?? Person.John.PhoneNumber, LinkUrl = linkUrl, SendLink = linkUrl is null ? null : true };
        var answer = IsJwt
            ? await Passwordless.RequestPhoneCodeAsync(ProjectId, body, loginUrl: end.Url, payload: end.Payload, withLogout: end.WithLogout)
            : await Passwordless.RequestPhoneCodeOAuth2Async(
                ClientId, end.State, OAuthResponseType.Code, body, ProjectId, payload: end.Payload, withLogout: end.WithLogout, scope: end.Scope,
                redirectUri: end.Url, codeChallenge: end.CodeChallenge, codeChallengeMethod: MethodOf(end));
        return answer.Result.OperationId;
    }

    /// <returns>The operation id.</returns>
    /// <param name="linkUrl">Null sends a message without a link.</param>
    public async Task<string> RequestEmailCodeAsync(string? email = null, Ending? ending = null, string? linkUrl = null)
    {
        var end = ending ?? Ending.Usual;
        var body = new EmailCodeRequest { Email = email ?? Person.John.Email, LinkUrl = linkUrl, SendLink = linkUrl is null ? null : true };
        var answer = IsJwt
            ? await Passwordless.RequestEmailCodeAsync(ProjectId, body, loginUrl: end.Url, payload: end.Payload, withLogout: end.WithLogout)
            : await Passwordless.RequestEmailCodeOAuth2Async(
                ClientId, end.State, OAuthResponseType.Code, body, ProjectId, payload: end.Payload, withLogout: end.WithLogout, scope: end.Scope,
                redirectUri: end.Url, codeChallenge: end.CodeChallenge, codeChallengeMethod: MethodOf(end));
        return answer.Result.OperationId;
    }

    public async Task<LoginResult> ConfirmPhoneCodeAsync(string operationId, string code, string? phoneNumber = null)
    {
        var body = new PhoneCodeConfirmation { PhoneNumber = phoneNumber ?? Person.John.PhoneNumber, Code = code, OperationId = operationId };
        var answer = IsJwt ? await Passwordless.ConfirmPhoneCodeAsync(ProjectId, body) : await Passwordless.ConfirmPhoneCodeOAuth2Async(ClientId, body,
            ProjectId);
        return answer.Result;
    }

    public async Task<LoginResult> ConfirmEmailCodeAsync(string operationId, string code, string? email = null)
    {
        var body = new EmailCodeConfirmation { Email = email ?? Person.John.Email, Code = code, OperationId = operationId };
        var answer = IsJwt ? await Passwordless.ConfirmEmailCodeAsync(ProjectId, body) : await Passwordless.ConfirmEmailCodeOAuth2Async(ClientId, body,
            ProjectId);
        return answer.Result;
    }

    /// <summary>Polls until the link is opened.</summary>
    public async Task<string> GetConfirmCodeAsync(string operationId, string login) =>
        (await Passwordless.GetConfirmCodeAsync(ProjectId, login, operationId)).Result.Code;

    public async Task<IReadOnlyList<AskField>> GetAskFieldsAsync(string token) => (await AskFields.GetAskFieldsAsync(token, ProjectId)).Result;

    public async Task<AskResult> AskAsync(string token, UpdatedFields fields, Ending? ending = null, AskSettings? settings = null)
    {
        var (end, body) = (ending ?? Ending.Usual, new AskRequest { Token = token, UpdatedFields = fields, Settings = settings });
        var answer = IsJwt
            ? await AskFields.AskAsync(ProjectId, body, loginUrl: end.Url)
            : await AskFields.AskOAuth2Async(ClientId, body, ProjectId, scope: end.Scope, state: end.State, redirectUri: end.Url);
        return answer.Result;
    }

    public Task RequestPasswordResetAsync(string login, Ending? ending = null) =>
        PasswordReset.RequestPasswordResetAsync(ProjectId, new UsernameRequest { Username = login }, loginUrl: (ending ?? Ending.Usual).Url);

    public Task ConfirmPasswordResetAsync(string userId, string resetCode, string newPassword, Ending? ending = null) =>
        PasswordReset.ConfirmPasswordResetAsync(
        ProjectId,
        new PasswordResetConfirmation { UserId = userId, ResetCode = resetCode, NewPassword = newPassword },
        loginUrl: (ending ?? Ending.Usual).Url);

    private static string? MethodOf(Ending end) => end.CodeChallenge is null ? null : CodeChallengeMethod.S256;
}
