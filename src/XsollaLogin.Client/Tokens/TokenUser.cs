using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The user of a valid token, as described by its claims (developers.xsolla.com, "Xsolla Login: user JWT").</summary>
/// <remarks><see cref="ToString"/> prints the ID only: other claims are personal data, and some claims of social networks are secrets.</remarks>
public sealed class TokenUser
{
    internal TokenUser(JsonWebToken token, ClaimsIdentity identity)
    {
        Id = token.Subject;
        Username = Text(token, "username");
        Email = Text(token, "email");
        Method = Text(token, "type");
        Payload = Text(token, "payload");
        Expires = token.ValidTo;
        Identity = identity;
    }

    /// <summary>The ID of the user (<c>sub</c>), a UUID.</summary>
    public string Id { get; }

    /// <summary>The username; null if the user has none.</summary>
    public string? Username { get; }

    /// <summary>The email address; null if the user has none or the scope excludes it.</summary>
    public string? Email { get; }

    /// <summary>The login method (<c>type</c>): <c>xsolla_login</c>, <c>social</c>, <c>email</c>, <c>phone</c> and others.</summary>
    public string? Method { get; }

    /// <summary>The <c>payload</c> that the application sent with the login; null if it sent none.</summary>
    public string? Payload { get; }

    /// <summary>The time at which the token expires.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>
    /// All claims under their own names, as an authenticated identity for a <see cref="ClaimsPrincipal"/>; its name is the claim <c>username</c>.
    /// </summary>
    public ClaimsIdentity Identity { get; }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue(claim, out string? text) ? text : null;

    /// <summary>Returns the ID only.</summary>
    /// <returns>For example, <c>TokenUser { Id = … }</c>.</returns>
    public override string ToString() => $"{nameof(TokenUser)} {{ Id = {Id} }}";
}
