namespace XsollaLogin.Client;

/// <summary>The options of a project and its logins, which are the initialization parameters of the Login Widget SDK.</summary>
/// <remarks>
/// <para>Each summary names the parameter in the section "Code initialization" of the page. An <see cref="XsollaLoginApi"/> reads the options once, when
/// it is created; later changes have no effect.</para>
/// <para>Each call sends every parameter that its form accepts. The SDK sends those of OAuth 2.0 also in the JWT form, where they have no effect.</para>
/// </remarks>
public sealed partial class XsollaLoginOptions
{
    /// <summary>The ID of the Login project, from Publisher Account (<c>projectId</c>).</summary>
    /// <value>Required, not blank.</value>
    public string? ProjectId { get; set; }

    /// <summary>The language and region of messages to the user (<c>fullLocale</c>), such as <c>en_XX</c>, <c>de-DE</c> or <c>fil_PH</c>.</summary>
    /// <remarks>On the page, the region also sorts social networks; none of these calls returns them.</remarks>
    /// <value>
    /// A language of 2 or 3 lower-case letters, <c>_</c> or <c>-</c>, and a region of 2 upper-case letters. Default: null for the language of the project.
    /// <see cref="Locale"/> has the 26 values that Xsolla lists (page, DE 2025). Xsolla adds more from time to time, so that other values of this form are
    /// also sent.
    /// </value>
    public string? FullLocale { get; set; }

    /// <summary>The URL to which a login, a sign-up or a password reset leads (<c>callbackUrl</c>).</summary>
    /// <value>An absolute URL that is registered for the project; the server requires it if the project has several. Default: null.</value>
    public string? CallbackUrl { get; set; }

    /// <summary>The name of the project on whose behalf emails are sent (<c>emailTemplate</c>).</summary>
    /// <value>Default: null for the project itself.</value>
    public string? EmailTemplate { get; set; }

    /// <summary>Custom data, which becomes a claim of the user's JWT (<c>payload</c>).</summary>
    /// <value>At most 500 characters recommended. Default: null.</value>
    public string? Payload { get; set; }

    /// <summary>Whether a login revokes the user's earlier tokens (<c>with_logout</c>).</summary>
    /// <value>Default: false.</value>
    public bool WithLogout { get; set; }

    /// <summary>The ID of the OAuth 2.0 client (<c>clientId</c>).</summary>
    /// <value>1 or more; required for OAuth 2.0. Default: null.</value>
    public long? ClientId { get; set; }

    /// <summary>The secret of a confidential OAuth 2.0 client, for <see cref="XsollaLoginApi.ExchangeCodeAsync"/>; it is never printed.</summary>
    /// <remarks>It must not be part of an application that users install: keep it in the configuration of a server.</remarks>
    /// <value>Default: null for a public client.</value>
    public string? ClientSecret { get; set; }

    /// <summary>The OAuth 2.0 scopes, separated by spaces (<c>scope</c>); they are the claim <c>scp</c> of the user's JWT.</summary>
    /// <value>
    /// <c>email</c> asks for the email address in a login by a social network, <c>offline</c> adds a refresh token, <c>playfab</c> is for users stored in
    /// PlayFab; custom scopes are only returned in the JWT. Default: null.
    /// </value>
    public string? Scope { get; set; }

    /// <summary>A value that protects against CSRF (<c>state</c>), returned in the login URL.</summary>
    /// <remarks>The same value for all logins does not protect a web application: use <see cref="LoginParameters"/> there.</remarks>
    /// <value>8 characters or more; required for OAuth 2.0, unless each call has <see cref="LoginParameters.State"/>. Default: null.</value>
    public string? State { get; set; }

    /// <summary>
    /// The URL to which an OAuth 2.0 login and the link of an account confirmation lead (<c>redirectUrl</c> on the page, <c>redirectUri</c> in the SDK).
    /// </summary>
    /// <remarks>The link of a password reset leads to <see cref="CallbackUrl"/>, because that call has no OAuth 2.0 form.</remarks>
    /// <value>An absolute URL that is registered for the client; the server requires it if the client has several. Default: null.</value>
    public string? RedirectUri { get; set; }

    /// <summary>The grant that an OAuth 2.0 login returns (<c>responseType</c> in the SDK, missing on the page).</summary>
    /// <value>One of <see cref="Client.OAuthResponseType"/>. Default: null, which OAuth 2.0 calls send as <see cref="Client.OAuthResponseType.Code"/>.</value>
    public string? ResponseType { get; set; }

    /// <summary>Whether messages contain a code only, without a link (<c>disableConfirmByLink</c>).</summary>
    /// <remarks>
    /// Applies to passwordless logins and to the confirmation of additional fields. If false, a message contains a link if the call has a <c>linkUrl</c>.
    /// </remarks>
    /// <value>Default: false.</value>
    public bool DisableConfirmByLink { get; set; }

    /// <summary>Whether calls use OAuth 2.0 instead of the JWT form by default (<c>is_oauth2</c>).</summary>
    /// <value>
    /// Default: false; as in the SDK, true if <see cref="ClientId"/>, <see cref="ResponseType"/>, <see cref="RedirectUri"/> and <see cref="State"/> are
    /// all set, here or in the <see cref="LoginParameters"/> of a call.
    /// </value>
    public bool IsOAuth2
    {
        get => field || (ClientId is not null && Given(ResponseType) && Given(RedirectUri) && Given(State));
        set;
    }

    /// <summary>The address of the server, for example <c>http://localhost:5080/api</c> for a mock server.</summary>
    /// <value>An absolute http or https URL without user, query and fragment. Default: null for Xsolla Login.</value>
    public Uri? BaseAddress { get; set; }

    /// <summary>The lifetime of a code, which <see cref="XsollaLoginApi.WaitForConfirmCodeAsync"/> waits for.</summary>
    /// <value>Positive, at most 1 day. Default: 3 minutes, as in Xsolla's reference.</value>
    public TimeSpan ConfirmCodeLifetime { get; set; } = TimeSpan.FromMinutes(3);

    private static bool Given(string? value) => !string.IsNullOrEmpty(value);
}
