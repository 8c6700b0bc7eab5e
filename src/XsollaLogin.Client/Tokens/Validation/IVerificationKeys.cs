using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The keys of a project, all of one algorithm.</summary>
internal interface IVerificationKeys
{
    string Algorithm { get; }

    /// <summary>The key of an ID; null where the project has none.</summary>
    ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken);
}
