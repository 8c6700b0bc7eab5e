namespace XsollaLogin.Client;

// The inputs of the operations for additional fields.
internal sealed partial record InitialParameters
{
    internal GetAskFieldsInput GetAskFields(string token) => new()
    {
        UserToken = token,
        ProjectId = ProjectId,
    };

    internal AskInput Ask(AskRequest body, Captcha? captcha) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
        EmailTemplate = EmailTemplate,
        LotNumber = captcha?.LotNumber,
        CaptchaOutput = captcha?.CaptchaOutput,
        PassToken = captcha?.PassToken,
        GenTime = captcha?.GenTime,
        Body = body,
    };

    internal AskOAuth2Input AskOAuth2(AskRequest body, Captcha? captcha) => new()
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
        CodeChallenge = CodeChallenge,
        CodeChallengeMethod = CodeChallengeMethod,
        EmailTemplate = EmailTemplate,
        LotNumber = captcha?.LotNumber,
        CaptchaOutput = captcha?.CaptchaOutput,
        PassToken = captcha?.PassToken,
        GenTime = captcha?.GenTime,
        Body = body,
    };
}
