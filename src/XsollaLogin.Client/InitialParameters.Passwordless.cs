namespace XsollaLogin.Client;

// The inputs of the operations for login by a one-time code.
internal sealed partial record InitialParameters
{
    internal RequestPhoneCodeInput RequestPhoneCode(PhoneCodeRequest body, Captcha? captcha) => new()
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

    internal RequestPhoneCodeOAuth2Input RequestPhoneCodeOAuth2(PhoneCodeRequest body, Captcha? captcha) => new()
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

    internal RequestEmailCodeInput RequestEmailCode(EmailCodeRequest body, Captcha? captcha) => new()
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

    internal RequestEmailCodeOAuth2Input RequestEmailCodeOAuth2(EmailCodeRequest body, Captcha? captcha) => new()
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

    internal GetConfirmCodeInput GetConfirmCode(string login, string operationId) => new()
    {
        ProjectId = ProjectId,
        Login = login,
        OperationId = operationId,
    };

    internal ConfirmPhoneCodeInput ConfirmPhoneCode(PhoneCodeConfirmation body) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        Body = body,
    };

    internal ConfirmPhoneCodeOAuth2Input ConfirmPhoneCodeOAuth2(PhoneCodeConfirmation body) => new()
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
        Body = body,
    };

    internal ConfirmEmailCodeInput ConfirmEmailCode(EmailCodeConfirmation body) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        Body = body,
    };

    internal ConfirmEmailCodeOAuth2Input ConfirmEmailCodeOAuth2(EmailCodeConfirmation body) => new()
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
        Body = body,
    };
}
