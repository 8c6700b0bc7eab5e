using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The context of <see cref="XsollaLoginBearerEvents.OnChallenge"/>.</summary>
public sealed class XsollaLoginChallengeContext : PropertiesContext<XsollaLoginBearerOptions>
{
    internal XsollaLoginChallengeContext(
        HttpContext context, AuthenticationScheme scheme, XsollaLoginBearerOptions options, AuthenticationProperties properties, bool couldNotValidate)
        : base(context, scheme, options, properties) => CouldNotValidate = couldNotValidate;

    /// <summary>Whether the token could not be validated, so that the response is 503.</summary>
    /// <remarks>Otherwise it is 401, but 403 for a user whom the application rejects, and 400 for a request with several credentials.</remarks>
    public bool CouldNotValidate { get; }

    /// <summary>Whether the event wrote the response.</summary>
    /// <value>Default: false; the scheme sets the response.</value>
    public bool Handled { get; private set; }

    /// <summary>Keeps the response as the event wrote it.</summary>
    public void HandleResponse() => Handled = true;
}
