using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace XsollaLogin.Mock.State;

/// <summary>The claims of a token that the mock reads.</summary>
/// <param name="NotBefore">The time in seconds from which the token is valid; null: always.</param>
internal sealed record TokenClaims(string Subject, Guid TokenId, string ProjectId, string? Issuer, long? NotBefore, long Expires);

/// <summary>Reads JSON Web Tokens in compact form (RFC 7519) that clients send.</summary>
internal static class TokenReader
{
    /// <summary>Reads the claims; false if the token is not signed by this key.</summary>
    public static bool TryRead(string token, SigningKey key, [NotNullWhen(true)] out TokenClaims? claims)
    {
        claims = null;
        var parts = Split(token);
        if (parts.Payload.IsEmpty || !parts.Signed.StartsWith($"{key.Header}.", StringComparison.Ordinal)) return false;
        return TryDecode(parts.Signature, out var signature)
            && key.Verifies(Encoding.UTF8.GetBytes(parts.Signed.ToString()), signature) && TryReadClaims(parts.Payload, out claims);
    }

    /// <summary>Returns the project that an unverified token names.</summary>
    public static string? ProjectOf(string token) => TryReadClaims(Split(token).Payload, out var claims) ? claims.ProjectId : null;

    /// <summary>Returns the user that an unverified token names.</summary>
    public static string? SubjectOf(string token) => TryReadClaims(Split(token).Payload, out var claims) ? claims.Subject : null;

    private static Parts Split(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        return first < 0 || first == last ? default : new Parts(token[..last], token[(first + 1)..last], token[(last + 1)..]);
    }

    private static bool TryReadClaims(ReadOnlySpan<char> payload, [NotNullWhen(true)] out TokenClaims? claims)
    {
        claims = null;
        if (payload.IsEmpty || !TryDecode(payload, out var json)) return false;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return false;
            if (!TryText(root, "sub", out var subject) || !TryText(root, "xsolla_login_project_id", out var projectId)) return false;
            if (!TryText(root, "jti", out var id) || !Guid.TryParse(id, out var tokenId)) return false;
            if (!TryTime(root, "exp", out var expires) || expires is null || !TryTime(root, "nbf", out var notBefore)) return false;
            claims = new TokenClaims(subject, tokenId, projectId, TryText(root, "iss", out var issuer) ? issuer : null, notBefore, expires.Value);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Decodes the one spelling that base64url has for some bytes (RFC 4648, section 5): without padding, spaces or unused bits.</summary>
    private static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done) return false;
        Array.Resize(ref bytes, length);
        return text.SequenceEqual(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Reads a time in seconds, null if it is absent; false if it is no whole number.</summary>
    private static bool TryTime(JsonElement root, string name, out long? seconds)
    {
        seconds = null;
        if (!root.TryGetProperty(name, out var value)) return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number)) return false;
        seconds = number;
        return true;
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
