using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests;

/// <summary>A token, read and verified by the means of the platform, without the mock's code.</summary>
internal sealed record Jwt(JsonNode Header, JsonNode Claims, byte[] Signed, byte[] Signature)
{
    public static Jwt Read(string token)
    {
        var parts = token.Split('.');
        Assert.Equal(3, parts.Length);
        return new Jwt(Json(parts[0]), Json(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
    }

    public bool IsSignedBy(string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Signed).AsSpan().SequenceEqual(Signature);

    public bool IsSignedBy(byte[] modulus, byte[] exponent)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return key.VerifyData(Signed, Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonNode Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!;
}
