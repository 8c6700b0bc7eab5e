using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The user of a valid token, by its claims (developers.xsolla.com, "Xsolla Login: user JWT").</summary>
/// <remarks>Prints the ID only: the rest is personal, and some claims of social networks are secrets.</remarks>
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

    /// <summary>ID of the user (<c>sub</c>), a UUID.</summary>
    public string Id { get; }

    /// <summary>Name to log in by; null where the user has none.</summary>
    public string? Username { get; }

    /// <summary>E-mail address; null where the user has given none, or the scope leaves it out.</summary>
    public string? Email { get; }

    /// <summary>How the user logged in (<c>type</c>): <c>xsolla_login</c>, <c>social</c>, <c>email</c>, <c>phone</c> and others.</summary>
    public string? Method { get; }

    /// <summary>What the application gave as <c>payload</c> when the user logged in; null: nothing.</summary>
    public string? Payload { get; }

    /// <summary>When the token expires.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>All claims under their own names, authenticated: what <see cref="ClaimsPrincipal"/> takes. Its name is the claim <c>username</c>.</summary>
    public ClaimsIdentity Identity { get; }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue(claim, out string? text) ? text : null;

    /// <summary>The ID alone.</summary>
    public override string ToString() => $"{nameof(TokenUser)} {{ Id = {Id} }}";
}
