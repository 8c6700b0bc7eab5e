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
            ? await Password.SignUpAsync(new SignUpInput
            {
                ProjectId = ProjectId,
                LoginUrl = end.Url,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Body = body,
            })
            : await Password.SignUpOAuth2Async(new SignUpOAuth2Input
            {
                ClientId = ClientId,
                State = end.State,
                ResponseType = OAuthResponseType.Code,
                ProjectId = ProjectId,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Scope = end.Scope,
                RedirectUri = end.Url,
                CodeChallenge = end.CodeChallenge,
                CodeChallengeMethod = MethodOf(end),
                Body = body,
            });
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
            ? await Password.LoginAsync(new LoginInput
            {
                ProjectId = ProjectId,
                LoginUrl = end.Url,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                LotNumber = captcha,
                CaptchaOutput = captcha,
                PassToken = captcha,
                GenTime = captcha,
                Body = body,
            })
            : await Password.LoginOAuth2Async(new LoginOAuth2Input
            {
                ClientId = ClientId,
                State = end.State,
                ResponseType = OAuthResponseType.Code,
                ProjectId = ProjectId,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Scope = end.Scope,
                RedirectUri = end.Url,
                CodeChallenge = end.CodeChallenge,
                CodeChallengeMethod = MethodOf(end),
                LotNumber = captcha,
                CaptchaOutput = captcha,
                PassToken = captcha,
                GenTime = captcha,
                Body = body,
            });
        return answer.Result;
    }

    public Task ResendConfirmationLinkAsync(string login, Ending? ending = null)
    {
        var (end, body) = (ending ?? Ending.Usual, new UsernameRequest { Username = login });
        return IsJwt
            ? Password.ResendConfirmationLinkAsync(new ResendConfirmationLinkInput { ProjectId = ProjectId, LoginUrl = end.Url, Body = body })
            : Password.ResendConfirmationLinkOAuth2Async(new ResendConfirmationLinkOAuth2Input
            {
                ClientId = ClientId,
                ProjectId = ProjectId,
                State = end.State,
                RedirectUri = end.Url,
                Body = body,
            });
    }

    /// <returns>The operation id.</returns>
    /// <param name="linkUrl">Null sends a message without a link.</param>
    public async Task<string> RequestPhoneCodeAsync(string? phoneNumber = null, Ending? ending = null, string? linkUrl = null)
    {
        var end = ending ?? Ending.Usual;
        var body = new PhoneCodeRequest { PhoneNumber = phoneNumber ?? Person.John.PhoneNumber, LinkUrl = linkUrl, SendLink = linkUrl is null ? null : true };
        var answer = IsJwt
            ? await Passwordless.RequestPhoneCodeAsync(new RequestPhoneCodeInput
            {
                ProjectId = ProjectId,
                LoginUrl = end.Url,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Body = body,
            })
            : await Passwordless.RequestPhoneCodeOAuth2Async(new RequestPhoneCodeOAuth2Input
            {
                ClientId = ClientId,
                State = end.State,
                ResponseType = OAuthResponseType.Code,
                ProjectId = ProjectId,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Scope = end.Scope,
                RedirectUri = end.Url,
                CodeChallenge = end.CodeChallenge,
                CodeChallengeMethod = MethodOf(end),
                Body = body,
            });
        return answer.Result.OperationId;
    }

    /// <returns>The operation id.</returns>
    /// <param name="linkUrl">Null sends a message without a link.</param>
    public async Task<string> RequestEmailCodeAsync(string? email = null, Ending? ending = null, string? linkUrl = null)
    {
        var end = ending ?? Ending.Usual;
        var body = new EmailCodeRequest { Email = email ?? Person.John.Email, LinkUrl = linkUrl, SendLink = linkUrl is null ? null : true };
        var answer = IsJwt
            ? await Passwordless.RequestEmailCodeAsync(new RequestEmailCodeInput
            {
                ProjectId = ProjectId,
                LoginUrl = end.Url,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Body = body,
            })
            : await Passwordless.RequestEmailCodeOAuth2Async(new RequestEmailCodeOAuth2Input
            {
                ClientId = ClientId,
                State = end.State,
                ResponseType = OAuthResponseType.Code,
                ProjectId = ProjectId,
                Payload = end.Payload,
                WithLogout = end.WithLogout,
                Scope = end.Scope,
                RedirectUri = end.Url,
                CodeChallenge = end.CodeChallenge,
                CodeChallengeMethod = MethodOf(end),
                Body = body,
            });
        return answer.Result.OperationId;
    }

    public async Task<LoginResult> ConfirmPhoneCodeAsync(string operationId, string code, string? phoneNumber = null)
    {
        var body = new PhoneCodeConfirmation { PhoneNumber = phoneNumber ?? Person.John.PhoneNumber, Code = code, OperationId = operationId };
        var answer = IsJwt
            ? await Passwordless.ConfirmPhoneCodeAsync(new ConfirmPhoneCodeInput { ProjectId = ProjectId, Body = body })
            : await Passwordless.ConfirmPhoneCodeOAuth2Async(new ConfirmPhoneCodeOAuth2Input { ClientId = ClientId, ProjectId = ProjectId, Body = body });
        return answer.Result;
    }

    public async Task<LoginResult> ConfirmEmailCodeAsync(string operationId, string code, string? email = null)
    {
        var body = new EmailCodeConfirmation { Email = email ?? Person.John.Email, Code = code, OperationId = operationId };
        var answer = IsJwt
            ? await Passwordless.ConfirmEmailCodeAsync(new ConfirmEmailCodeInput { ProjectId = ProjectId, Body = body })
            : await Passwordless.ConfirmEmailCodeOAuth2Async(new ConfirmEmailCodeOAuth2Input { ClientId = ClientId, ProjectId = ProjectId, Body = body });
        return answer.Result;
    }

    /// <summary>Polls until the link is opened.</summary>
    public async Task<string> GetConfirmCodeAsync(string operationId, string login) =>
        (await Passwordless.GetConfirmCodeAsync(new GetConfirmCodeInput { ProjectId = ProjectId, Login = login, OperationId = operationId })).Result.Code;

    public async Task<IReadOnlyList<AskField>> GetAskFieldsAsync(string token) =>
        (await AskFields.GetAskFieldsAsync(new GetAskFieldsInput { UserToken = token, ProjectId = ProjectId })).Result;

    public async Task<AskResult> AskAsync(string token, UpdatedFields fields, Ending? ending = null, AskSettings? settings = null)
    {
        var (end, body) = (ending ?? Ending.Usual, new AskRequest { Token = token, UpdatedFields = fields, Settings = settings });
        var answer = IsJwt
            ? await AskFields.AskAsync(new AskInput { ProjectId = ProjectId, LoginUrl = end.Url, Body = body })
            : await AskFields.AskOAuth2Async(new AskOAuth2Input
            {
                ClientId = ClientId,
                ProjectId = ProjectId,
                Scope = end.Scope,
                State = end.State,
                RedirectUri = end.Url,
                CodeChallenge = end.CodeChallenge,
                CodeChallengeMethod = MethodOf(end),
                Body = body,
            });
        return answer.Result;
    }

    public Task RequestPasswordResetAsync(string login, Ending? ending = null) => PasswordReset.RequestPasswordResetAsync(new RequestPasswordResetInput
    {
        ProjectId = ProjectId,
        LoginUrl = (ending ?? Ending.Usual).Url,
        Body = new UsernameRequest { Username = login },
    });

    public Task ConfirmPasswordResetAsync(string userId, string resetCode, string newPassword, Ending? ending = null) =>
        PasswordReset.ConfirmPasswordResetAsync(new ConfirmPasswordResetInput
        {
            ProjectId = ProjectId,
            LoginUrl = (ending ?? Ending.Usual).Url,
            Body = new PasswordResetConfirmation { UserId = userId, ResetCode = resetCode, NewPassword = newPassword },
        });

    private static string? MethodOf(Ending end) => end.CodeChallenge is null ? null : CodeChallengeMethod.S256;
}
