using System.Security.Claims;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Identifies a user by the ID in the claims.</summary>
internal static class UserKey
{
    private const string Subject = "sub";

    /// <summary>Finds the ID of a user; null if the user has none.</summary>
    public static string? Find(ClaimsPrincipal user)
    {
        var id = user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst(Subject)?.Value;
        return string.IsNullOrWhiteSpace(id) ? null : id;
    }

    /// <summary>Gets the ID of a user.</summary>
    /// <exception cref="InvalidOperationException">The user has no ID: tokens without one could be given to another user.</exception>
    public static string Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Find(user) ?? throw new InvalidOperationException(
            $"The user has no ID, by which tokens are stored: the principal needs the claim {Subject} or {ClaimTypes.NameIdentifier}.");
    }
}
