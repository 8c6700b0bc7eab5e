using Microsoft.AspNetCore.Authentication;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The options of an Xsolla Login authentication scheme, which validates the JWT of a user.</summary>
/// <remarks>
/// <para>With a <see cref="Secret"/>, the scheme accepts HS256 only and fetches nothing; without it, it accepts RS256 only and fetches the public keys of
/// the project.</para>
/// <para>Options are validated when the host starts.</para>
/// </remarks>
public sealed partial class XsollaLoginBearerOptions : AuthenticationSchemeOptions
{
    private static readonly XsollaLoginTokenValidatorOptions Defaults = new() { ProjectId = "" };

    /// <summary>Creates options with their defaults.</summary>
    public XsollaLoginBearerOptions() => Events = new XsollaLoginBearerEvents();

    /// <summary>The ID of the Login project whose users are authenticated.</summary>
    /// <value>Not blank. Default: the project of the client that <see cref="ClientName"/> names.</value>
    public string? ProjectId { get; set; }

    /// <summary>The secret of a project that signs tokens with HS256, the default of new projects.</summary>
    /// <value>Not empty. Default: null for a project that signs with RS256.</value>
    public string? Secret { get; set; }

    /// <summary>The name of the registered client that fetches the keys and checks revocation.</summary>
    /// <value>The name in <c>services.AddXsollaLogin(name, …)</c>. Default: null for the client without a name.</value>
    public string? ClientName { get; set; }

    /// <summary>The required issuer of a token (<c>iss</c>).</summary>
    /// <value>Not blank. Default: <c>https://login.xsolla.com</c>.</value>
    public string Issuer { get; set; } = Defaults.Issuer;

    /// <summary>The allowed difference between the clocks of the issuer and this machine.</summary>
    /// <value>0 to 5 minutes. Default: 30 seconds.</value>
    public TimeSpan ClockSkew { get; set; } = Defaults.ClockSkew;

    /// <summary>The time after which the keys of the project are fetched again, so that a withdrawn key stops working.</summary>
    /// <value>Positive, at most 365 days. Default: 10 minutes.</value>
    public TimeSpan KeyLifetime { get; set; } = Defaults.KeyLifetime;

    /// <summary>The minimum time between two fetches of keys, even if tokens name unknown keys.</summary>
    /// <value>Positive, at most 1 day. Default: 10 seconds.</value>
    public TimeSpan KeyFetchInterval { get; set; } = Defaults.KeyFetchInterval;

    /// <summary>The protection space in the challenge (<c>realm</c>).</summary>
    /// <value>Printable ASCII characters without <c>"</c> and backslash. Default: null for none.</value>
    public string? Realm { get; set; }

    /// <summary>Whether the token is kept for <c>HttpContext.GetTokenAsync("access_token")</c>.</summary>
    /// <value>Default: true.</value>
    public bool SaveToken { get; set; } = true;

    /// <summary>Whether Xsolla Login is asked if a valid token was revoked, for example by a logout.</summary>
    /// <value>Default: false; a revoked token is then accepted until it expires.</value>
    public bool CheckRevocation { get; set; }

    /// <summary>The time for which the answer of a revocation check is kept, at most until the token expires.</summary>
    /// <value>0 to 1 hour; 0 asks for each request. Default: 1 minute.</value>
    public TimeSpan RevocationCheckLifetime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The number of tokens whose answers are kept; keys are hashes of tokens.</summary>
    /// <value>1 to 1,000,000. Default: 10,000.</value>
    public int RevocationCheckCapacity { get; set; } = 10_000;

    /// <summary>The time limit of one revocation check. A failed check of a token is not repeated for 1 second, unless no answers are kept.</summary>
    /// <value>Positive, at most 1 minute. Default: 5 seconds.</value>
    public TimeSpan RevocationCheckTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether a valid token is accepted if its revocation could not be checked.</summary>
    /// <value>Default: false; the challenge is then 503.</value>
    public bool AcceptIfRevocationCheckFails { get; set; }

    /// <summary>The events of the scheme.</summary>
    public new XsollaLoginBearerEvents Events
    {
        get => (XsollaLoginBearerEvents)base.Events!;
        set => base.Events = value;
    }

    /// <summary>The validation of these options, created after they are complete.</summary>
    internal Lazy<UserTokenValidation> Validation { get; set; } = null!;
}
