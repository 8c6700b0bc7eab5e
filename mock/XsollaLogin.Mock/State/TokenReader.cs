using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace XsollaLogin.Mock.State;

/// <summary>The claims of a token that the mock reads.</summary>
internal sealed record TokenClaims(string Subject, Guid TokenId, string ProjectId, long Expires);

/// <summary>Reads JSON Web Tokens in compact form (RFC 7519) that clients send.</summary>
internal static class TokenReader
{
    private const int Longest = 16 * 1024;

    /// <summary>Reads the claims; false if the token is not signed by this key.</summary>
    public static bool TryRead(string token, SigningKey key, [NotNullWhen(true)] out TokenClaims? claims)
    {
        claims = null;
        var parts = Split(token);
        if (parts.Payload.IsEmpty || !parts.Signed.StartsWith($"{key.Header}.", StringComparison.Ordinal)) return false;
        var signature = new byte[Base64Url.GetMaxDecodedLength(parts.Signature.Length)];
        if (Base64Url.DecodeFromChars(parts.Signature, signature, out _, out var length) != OperationStatus.Done) return false;
        return key.Verifies(Encoding.UTF8.GetBytes(parts.Signed.ToString()), signature.AsSpan(0, length)) && TryReadClaims(parts.Payload, out claims);
    }

    /// <summary>Returns the project that an unverified token names.</summary>
    public static string? ProjectOf(string token) => TryReadClaims(Split(token).Payload, out var claims) ? claims.ProjectId : null;

    /// <summary>Returns the user that an unverified token names.</summary>
    public static string? SubjectOf(string token) => TryReadClaims(Split(token).Payload, out var claims) ? claims.Subject : null;

    private static Parts Split(ReadOnlySpan<char> token)
    {
        if (token.Length > Longest) return default;
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        return first < 0 || first == last ? default : new Parts(token[..last], token[(first + 1)..last], token[(last + 1)..]);
    }

    private static bool TryReadClaims(ReadOnlySpan<char> payload, [NotNullWhen(true)] out TokenClaims? claims)
    {
        claims = null;
        if (payload.IsEmpty) return false;
        var json = new byte[Base64Url.GetMaxDecodedLength(payload.Length)];
        if (Base64Url.DecodeFromChars(payload, json, out _, out var length) != OperationStatus.Done) return false;
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(0, length));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return false;
            if (!TryText(root, "sub", out var subject) || !TryText(root, "xsolla_login_project_id", out var projectId)) return false;
            if (!TryText(root, "jti", out var id) || !Guid.TryParse(id, out var tokenId)) return false;
            if (!root.TryGetProperty("exp", out var exp) || exp.ValueKind != JsonValueKind.Number || !exp.TryGetInt64(out var expires)) return false;
            claims = new TokenClaims(subject, tokenId, projectId, expires);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryText(JsonElement root, string name, [NotNullWhen(true)] out string? text)
    {
        text = root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }

    private readonly ref struct Parts(ReadOnlySpan<char> signed, ReadOnlySpan<char> payload, ReadOnlySpan<char> signature)
    {
        public readonly ReadOnlySpan<char> Signed = signed;
        public readonly ReadOnlySpan<char> Payload = payload;
        public readonly ReadOnlySpan<char> Signature = signature;
    }
}
