using System.Security.Claims;
using System.Text.Json;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The user of a token as ASP.NET Core code expects it.</summary>
internal static class UserPrincipal
{
    private const string UsernameClaim = "username";
    private const string GroupsClaim = "groups";

    /// <summary>Creates the user: all claims of the token under their own names, and the usual ones also under the names of .NET.</summary>
    public static ClaimsPrincipal Of(TokenUser user, string authenticationType)
    {
        var claims = user.Identity.Claims.ToList();
        var issuer = claims.Find(claim => claim.Type == "sub")?.Issuer;
        Add(ClaimTypes.NameIdentifier, user.Id);
        Add(ClaimTypes.Name, user.Username);
        Add(ClaimTypes.Email, user.Email);
        foreach (var group in claims.Where(claim => claim.Type == GroupsClaim).Select(NameOf).Distinct().ToList()) Add(ClaimTypes.Role, group);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, authenticationType, UsernameClaim, ClaimTypes.Role));

        void Add(string type, string? value)
        {
            if (!string.IsNullOrEmpty(value)) claims.Add(new Claim(type, value, ClaimValueTypes.String, issuer));
        }
    }

    /// <summary>Reads the name of a group, <c>{"id": 1, "name": "default", "is_default": true}</c>; null for another form.</summary>
    private static string? NameOf(Claim group)
    {
        try
        {
            using var json = JsonDocument.Parse(group.Value);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        }
        catch (JsonException)
        {
            // A group in another form is no role, but the user is still valid.
            return null;
        }
    }
}
