namespace XsollaLogin.Client;

// The inputs of the operations for Single Sign-On.
internal sealed partial record InitialParameters
{
    internal CheckSsoInput CheckSso() => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
    };

    internal RedirectSsoInput RedirectSso(string? loginUrl) => new()
    {
        ProjectId = ProjectId,
        Locale = Locale,
        LoginUrl = loginUrl ?? LoginUrl,
        Payload = Payload,
        WithLogout = WithLogout,
    };

    internal CheckSsoOAuth2Input CheckSsoOAuth2() => new()
    {
        ClientId = RequiredClientId,
        State = RequiredState,
        ResponseType = RequiredResponseType,
        ProjectId = ProjectId,
        Scope = Scope,
        RedirectUri = RedirectUri,
        CodeChallenge = CodeChallenge,
        CodeChallengeMethod = CodeChallengeMethod,
    };

    internal ClearSsoInput ClearSso() => new()
    {
        ProjectId = ProjectId,
    };
}
