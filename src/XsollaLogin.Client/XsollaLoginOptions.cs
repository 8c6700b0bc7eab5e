namespace XsollaLogin.Client;

/// <summary>
/// What a project and its logins are: the initialisation parameters of the Login Widget SDK (the page's section "Code initialization"; the
/// name there is given with each). Read once, when an <see cref="XsollaLoginApi"/> is made: later changes do nothing.
/// </summary>
/// <remarks>Parameters of both protocols are sent with every call that takes them, whichever protocol it uses, as the SDK does.</remarks>
public sealed partial class XsollaLoginOptions
{
    /// <summary>ID of the Login project, from Publisher Account (<c>projectId</c>).</summary>
    /// <value>Required, and not blank.</value>
    public string? ProjectId { get; set; }

    /// <summary>Language and region of messages to the user (<c>fullLocale</c>), such as <c>en_XX</c>, <c>de-DE</c> or <c>fil_PH</c>.</summary>
    /// <value>
    /// A language of 2 or 3 small letters, <c>_</c> or <c>-</c>, a region of 2 capital letters. Default: null, the project's own.
    /// Xsolla lists 26 (page, DE 2025) and adds to them from time to time, so others of this form are sent too.
    /// </value>
    public string? FullLocale { get; set; }

    /// <summary>Where a login, a sign-up or a password reset ends (<c>callbackUrl</c>).</summary>
    /// <value>An absolute URL, registered for the project; required by the server where several are. Default: null.</value>
    public string? CallbackUrl { get; set; }

    /// <summary>Name of the project on behalf of which e-mails are sent (<c>emailTemplate</c>).</summary>
    /// <value>Default: null, the project's own.</value>
    public string? EmailTemplate { get; set; }

    /// <summary>Any data; it becomes a claim of the user's JWT (<c>payload</c>).</summary>
    /// <value>Less than 500 characters are recommended. Default: null.</value>
    public string? Payload { get; set; }

    /// <summary>Whether a login revokes the user's older tokens (<c>with_logout</c>).</summary>
    /// <value>Default: false.</value>
    public bool WithLogout { get; set; }

    /// <summary>ID of the OAuth 2.0 client (<c>clientId</c>).</summary>
    /// <value>1 or more; required for OAuth 2.0. Default: null.</value>
    public long? ClientId { get; set; }

    /// <summary>
    /// OAuth 2.0 scopes, separated by spaces (<c>scope</c>): <c>email</c>, <c>offline</c> (gives a refresh token), <c>playfab</c> or your own.
    /// </summary>
    /// <value>Default: null.</value>
    public string? Scope { get; set; }

    /// <summary>Ties an answer to its request (<c>state</c>); comes back in the login URL.</summary>
    /// <value>8 characters or more; required for OAuth 2.0. Default: null.</value>
    public string? State { get; set; }

    /// <summary>Where an OAuth 2.0 login ends (<c>redirectUrl</c> on the page, <c>redirectUri</c> in the SDK).</summary>
    /// <value>An absolute URL, registered for the client; required by the server where several are. Default: null.</value>
    public string? RedirectUri { get; set; }

    /// <summary>The grant that an OAuth 2.0 login ends with (<c>responseType</c> of the SDK; the page does not name it).</summary>
    /// <value>One of <see cref="Client.OAuthResponseType"/>. Default: null; OAuth 2.0 calls that need one send <see cref="Client.OAuthResponseType.Code"/>.</value>
    public string? ResponseType { get; set; }

    /// <summary>
    /// Whether messages of passwordless logins, and those that confirm an asked field, have no link beside the code (<c>disableConfirmByLink</c>, whose
    /// name the page has lost). A message has a link where a call names a <c>linkUrl</c> and this is false; nothing else has to be set.
    /// </summary>
    /// <value>Default: false.</value>
    public bool DisableConfirmByLink { get; set; }

    /// <summary>Whether calls that do not say otherwise use OAuth 2.0 rather than the JWT form (<c>is_oauth2</c>).</summary>
    /// <value>
    /// Default: false. True by itself, as in the SDK, when <see cref="ClientId"/>, <see cref="ResponseType"/>, <see cref="RedirectUri"/> and
    /// <see cref="State"/> are all set.
    /// </value>
    public bool IsOAuth2
    {
        get => field || (ClientId is not null && Given(ResponseType) && Given(RedirectUri) && Given(State));
        set;
    }

    /// <summary>The server, such as a mock's <c>http://localhost:5080/api</c>.</summary>
    /// <value>Absolute, http or https, without query and fragment. Default: null, Xsolla Login itself.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>How long <see cref="XsollaLoginApi.WaitForConfirmCodeAsync"/> waits: the lifetime of a code.</summary>
    /// <value>More than zero, up to a day. Default: 3 minutes, as Xsolla's reference says of a code.</value>
    public TimeSpan ConfirmCodeLifetime { get; set; } = TimeSpan.FromMinutes(3);

    private static bool Given(string? value) => !string.IsNullOrEmpty(value);
}
