using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The context of <see cref="XsollaLoginBearerEvents.OnTokenValidated"/>.</summary>
/// <remarks>Add claims to <c>Principal</c>, or reject the user with <c>Fail</c>: the response is then 403, because the token is valid.</remarks>
public sealed class XsollaLoginTokenValidatedContext : ResultContext<XsollaLoginBearerOptions>
{
    internal XsollaLoginTokenValidatedContext(HttpContext context, AuthenticationScheme scheme, XsollaLoginBearerOptions options, TokenUser user)
        : base(context, scheme, options) => User = user;

    /// <summary>The user of the token.</summary>
    public TokenUser User { get; }
}
