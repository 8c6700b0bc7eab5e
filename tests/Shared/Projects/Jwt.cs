using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace XsollaLogin.Tests.Projects;

/// <summary>A JWT, read and verified without the code of mock and client.</summary>
public sealed record Jwt(JsonNode Header, JsonNode Claims, byte[] SigningInput, byte[] Signature)
{
    public static Jwt Read(string token)
    {
        var parts = token.Split('.');
        Assert.Equal(3, parts.Length);
        return new Jwt(Json(parts[0]), Json(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
    }

    public bool IsSignedBy(string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), SigningInput).AsSpan().SequenceEqual(Signature);

    public bool IsSignedBy(byte[] modulus, byte[] exponent)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return key.VerifyData(SigningInput, Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonNode Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!;
}
