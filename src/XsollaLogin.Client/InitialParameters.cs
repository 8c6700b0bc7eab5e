namespace XsollaLogin.Client;

/// <summary>The options and the parameters of a login in the form of the wire; one that is not set is not sent, as in the SDK.</summary>
/// <remarks>
/// The inputs of most operations are generated from the contract: a parameter that has no property here does not compile. Exceptions are
/// <c>X-REQUEST-ID</c>, which is the ID of the trace, and <c>audience</c>, which the SDK does not send.
/// </remarks>
internal sealed partial record InitialParameters
{
    private readonly bool _isOAuth2;
    private readonly bool _confirmByLink;

    internal InitialParameters(XsollaLoginOptions options)
    {
        ProjectId = options.ProjectId!;
        Locale = Sent(options.FullLocale)?.Replace('-', '_');
        LoginUrl = Sent(options.CallbackUrl);
        Payload = Sent(options.Payload);
        WithLogout = options.WithLogout ? true : null;
        EmailTemplate = Sent(options.EmailTemplate);
        ClientId = options.ClientId;
        ClientSecret = Sent(options.ClientSecret);
        Scope = Sent(options.Scope);
        State = Sent(options.State);
        RedirectUri = Sent(options.RedirectUri);
        ResponseType = Sent(options.ResponseType);
        _isOAuth2 = options.IsOAuth2;
        _confirmByLink = !options.DisableConfirmByLink;
        ConfirmCodeLifetime = options.ConfirmCodeLifetime;
    }

    internal string ProjectId { get; }

    internal string? Locale { get; }

    internal string? LoginUrl { get; private init; }

    internal string? Payload { get; private init; }

    internal bool? WithLogout { get; }

    internal string? EmailTemplate { get; }

    internal long? ClientId { get; }

    internal string? ClientSecret { get; }

    internal string? Scope { get; }

    internal string? State { get; private init; }

    internal string? RedirectUri { get; private init; }

    internal string? ResponseType { get; }

    internal string? CodeChallenge => Pkce?.Challenge;

    internal string? CodeChallengeMethod => Pkce is null ? null : Client.CodeChallengeMethod.S256;

    private Pkce? Pkce { get; init; }

    internal string? LotNumber => Captcha?.LotNumber;

    internal string? CaptchaOutput => Captcha?.CaptchaOutput;

    internal string? PassToken => Captcha?.PassToken;

    internal string? GenTime => Captcha?.GenTime;

    private Captcha? Captcha { get; init; }

    internal TimeSpan ConfirmCodeLifetime { get; }

    internal long RequiredClientId => ClientId ?? throw new InvalidOperationException(
        $"This OAuth 2.0 call requires {nameof(XsollaLoginOptions)}.{nameof(XsollaLoginOptions.ClientId)}.");

    internal string RequiredState => State ?? throw new InvalidOperationException(
        $"This OAuth 2.0 call requires a state: give the call {nameof(LoginParameters)}, for example from {nameof(LoginParameters)}"
        + $".{nameof(LoginParameters.Create)}(), or set {nameof(XsollaLoginOptions)}.{nameof(XsollaLoginOptions.State)}.");

    internal string RequiredResponseType => ResponseType ?? Client.OAuthResponseType.Code;

    /// <summary>Whether a message gets a link; null, which is not sent, without a target for the link.</summary>
    internal bool? SendLink(string? linkUrl) => linkUrl is null ? null : _confirmByLink;

    internal GetConfirmCodeInput GetConfirmCode(string login, string operationId) =>
        new() { ProjectId = ProjectId, Login = login, OperationId = operationId };

    internal GetAskFieldsInput GetAskFields(string token) => new() { UserToken = token, ProjectId = ProjectId };

    /// <summary>The parameters with a captcha.</summary>
    internal InitialParameters With(Captcha? captcha) => captcha is null ? this : this with { Captcha = captcha };

    /// <summary>The parameters with those of a login in place of the options.</summary>
    internal InitialParameters With(LoginParameters? login) => login is null ? this : this with
    {
        State = login.State ?? State,
        Pkce = login.Pkce,
        Payload = login.Payload is null ? Payload : Sent(login.Payload),
        RedirectUri = login.RedirectUri is null ? RedirectUri : Sent(login.RedirectUri),
        LoginUrl = login.CallbackUrl is null ? LoginUrl : Sent(login.CallbackUrl),
    };

    /// <summary>Whether a call uses OAuth 2.0: as it says, else as the options say, else if the four parameters of OAuth 2.0 are set.</summary>
    internal bool IsOAuth2(bool? call)
    {
        var byOAuth2 = call ?? (_isOAuth2 || (ClientId, ResponseType, RedirectUri, State) is (not null, not null, not null, not null));
        return byOAuth2 || Pkce is null ? byOAuth2 : throw new InvalidOperationException(
            $"{nameof(LoginParameters)}.{nameof(LoginParameters.Pkce)} requires OAuth 2.0: set {nameof(XsollaLoginOptions)}"
            + $".{nameof(XsollaLoginOptions.IsOAuth2)}, or give the call isOAuth2: true.");
    }

    private static string? Sent(string? value) => value is "" ? null : value;
}
