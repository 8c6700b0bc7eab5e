namespace XsollaLogin.Client;

// The inputs of the operations for sign-up, login by password and account confirmation.
internal sealed partial record InitialParameters
{
    internal SignUpInput SignUp(SignUpRequest body) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        EmailTemplate = EmailTemplate,
        Body = body,
    };

    internal SignUpOAuth2Input SignUpOAuth2(SignUpRequest body) => new()
    {
        ClientId = RequiredClientId,
        State = RequiredState,
        ResponseType = RequiredResponseType,
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        Scope = Scope,
        RedirectUri = RedirectUri,
        CodeChallenge = CodeChallenge,
        CodeChallengeMethod = CodeChallengeMethod,
        EmailTemplate = EmailTemplate,
        Body = body,
    };

    internal LoginInput Login(LoginRequest body, Captcha? captcha) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        LotNumber = captcha?.LotNumber,
        CaptchaOutput = captcha?.CaptchaOutput,
        PassToken = captcha?.PassToken,
        GenTime = captcha?.GenTime,
        Body = body,
    };

    internal LoginOAuth2Input LoginOAuth2(LoginRequest body, Captcha? captcha) => new()
    {
        ClientId = RequiredClientId,
        State = RequiredState,
        ResponseType = RequiredResponseType,
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        Scope = Scope,
        RedirectUri = RedirectUri,
        CodeChallenge = CodeChallenge,
        CodeChallengeMethod = CodeChallengeMethod,
        LotNumber = captcha?.LotNumber,
        CaptchaOutput = captcha?.CaptchaOutput,
        PassToken = captcha?.PassToken,
        GenTime = captcha?.GenTime,
        Body = body,
    };

    internal LoginOAuth2TokenInput LoginOAuth2Token(LoginRequest body, Captcha? captcha) => new()
    {
        ClientId = RequiredClientId,
        ProjectId = ProjectId,
        Scope = Scope,
        RedirectUri = RedirectUri,
        LotNumber = captcha?.LotNumber,
        CaptchaOutput = captcha?.CaptchaOutput,
        PassToken = captcha?.PassToken,
        GenTime = captcha?.GenTime,
        Body = body,
    };

    internal ResendConfirmationLinkInput ResendConfirmationLink(UsernameRequest body) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        EmailTemplate = EmailTemplate,
        Body = body,
    };

    internal ResendConfirmationLinkOAuth2Input ResendConfirmationLinkOAuth2(UsernameRequest body) => new()
    {
        ClientId = RequiredClientId,
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        Scope = Scope,
        State = State,
        RedirectUri = RedirectUri,
        ResponseType = ResponseType,
        EmailTemplate = EmailTemplate,
        Body = body,
    };
}
