using System.Buffers.Text;
using System.Security.Cryptography;

namespace XsollaLogin.Client;

/// <summary>The parameters that differ from login to login; a parameter that is null has the value of <see cref="XsollaLoginOptions"/>.</summary>
/// <remarks>
/// In a web application, each OAuth 2.0 login needs its own: keep <see cref="State"/> and the <see cref="Client.Pkce.Verifier"/> in the user's session
/// between the login and the callback, and give them to <see cref="XsollaLoginApi.ExchangeCodeAsync"/>.
/// </remarks>
public sealed record LoginParameters
{
    private const int StateBytes = 32;

    /// <summary>The value that protects against CSRF (<c>state</c>), returned in the login URL.</summary>
    /// <value>8 characters or more, not blank. Default: null.</value>
    /// <exception cref="ArgumentException">The value is too short or blank.</exception>
    public string? State
    {
        get;
        init => field = value is null || XsollaLoginOptions.Validator.IsState(value)
            ? value
            : throw new ArgumentException(
                $"{nameof(State)} must have {XsollaLoginOptions.Validator.MinStateLength} characters or more and not be blank.", nameof(State));
    }

    /// <summary>The proof key of the login (PKCE), for OAuth 2.0 only.</summary>
    /// <remarks>
    /// The calls that lead to an authorization code send its challenge: sign-up, login by password, the calls that send a one-time code, <c>ask</c> and
    /// Single Sign-On. The other calls have no such parameter.
    /// </remarks>
    /// <value>Default: null for a login without PKCE.</value>
    public Pkce? Pkce { get; init; }

    /// <summary>Custom data, which becomes a claim of the user's JWT (<c>payload</c>).</summary>
    /// <value>At most 500 characters recommended. Default: null; an empty text sends none.</value>
    public string? Payload { get; init; }

    /// <summary>The URL to which an OAuth 2.0 login leads (<c>redirect_uri</c>).</summary>
    /// <value>An absolute URL that is registered for the client. Default: null; an empty text sends none.</value>
    /// <exception cref="ArgumentException">The value is not an absolute URL.</exception>
    public string? RedirectUri
    {
        get;
        init => field = Absolute(value, nameof(RedirectUri));
    }

    /// <summary>The URL to which a login, a sign-up or a password reset leads (<c>login_url</c>).</summary>
    /// <value>An absolute URL that is registered for the project. Default: null; an empty text sends none.</value>
    /// <exception cref="ArgumentException">The value is not an absolute URL.</exception>
    public string? CallbackUrl
    {
        get;
        init => field = Absolute(value, nameof(CallbackUrl));
    }

    /// <summary>Creates parameters with a random state and a random proof key.</summary>
    /// <returns>New parameters for one login.</returns>
    public static LoginParameters Create() => new()
    {
        State = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(StateBytes)),
        Pkce = Pkce.Create(),
    };

    /// <summary>Returns the type name only, because the members are secret.</summary>
    /// <returns><c>LoginParameters</c>.</returns>
    public override string ToString() => nameof(LoginParameters);

    private static string? Absolute(string? url, string name) => url is null or "" || XsollaLoginOptions.Validator.IsAbsolute(url)
        ? url
        : throw new ArgumentException($"{name} is '{url}', but must be an absolute URL.", name);
}
