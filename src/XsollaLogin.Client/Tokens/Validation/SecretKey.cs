using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The one secret of a project that signs by HS256.</summary>
internal sealed class SecretKey : IVerificationKeys
{
    private const int LeastBytes = 32;
    private readonly SymmetricSecurityKey _key;

    public SecretKey(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        // The library takes no shorter key; HMAC itself fills one up with zeros (RFC 2104), so the signatures are the same.
        Array.Resize(ref bytes, Math.Max(bytes.Length, LeastBytes));
        _key = new SymmetricSecurityKey(bytes);
    }

    public string Algorithm => SecurityAlgorithms.HmacSha256;

    public ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken) => new(_key);
}
