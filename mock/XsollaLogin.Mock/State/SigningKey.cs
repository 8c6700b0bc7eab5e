using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>The key with which a project signs its tokens.</summary>
internal abstract class SigningKey(ProjectSettings settings, string header, int signatureLength)
{
    private const int LongestSignature = RsaSigningKey.Bits / 8;

    /// <summary>The header of all tokens of this key, as it is in a token.</summary>
    public string Header { get; } = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));

    /// <summary>The public key; null if the key is a shared secret.</summary>
    public virtual PublicKey? Public => null;

    /// <summary>Writes a signed JSON Web Token in compact form (RFC 7519).</summary>
    /// <remarks>
    /// Microsoft.IdentityModel returns each token as a new string; with it, the mock has at most 0.8 of the logins per second (benchmark: servers).
    /// </remarks>
    /// <param name="claims">A JSON object.</param>
    public void WriteToken(ReadOnlySpan<byte> claims, Utf8Buffer text)
    {
        var signed = Header.Length + 1 + Base64Url.GetEncodedLength(claims.Length);
        var token = text.Add(signed + 1 + Base64Url.GetEncodedLength(signatureLength));
        Encoding.ASCII.GetBytes(Header, token);
        token[Header.Length] = (byte)'.';
        Base64Url.EncodeToUtf8(claims, token[(Header.Length + 1)..]);
        token[signed] = (byte)'.';
        Span<byte> signature = stackalloc byte[LongestSignature];
        Sign(token[..signed], signature);
        Base64Url.EncodeToUtf8(signature[..signatureLength], token[(signed + 1)..]);
    }

    public abstract bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <summary>Whether the key is still right for the settings.</summary>
    public bool IsOf(ProjectSettings other) =>
        settings.JwtAlgorithm == other.JwtAlgorithm && settings.JwtSecret == other.JwtSecret && settings.Seed == other.Seed;

    protected abstract void Sign(ReadOnlySpan<byte> data, Span<byte> signature);
}

/// <summary>The HS256 key: the secret of the settings, or one of the project.</summary>
internal sealed class SharedSecretKey(ProjectSettings settings, Ids ids)
    : SigningKey(settings, """{"alg":"HS256","typ":"JWT"}""", HMACSHA256.HashSizeInBytes)
{
    private readonly byte[] _secret = settings.JwtSecret is { } secret ? Encoding.UTF8.GetBytes(secret) : ids.Key("jwt");

    public override bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(data, expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }

    protected override void Sign(ReadOnlySpan<byte> data, Span<byte> signature) => KeyedHash.Compute(_secret, data, signature);
}

/// <summary>An RSA public key with big-endian numbers.</summary>
internal sealed record PublicKey(string KeyId, byte[] Modulus, byte[] Exponent);

/// <summary>The RS256 key: the fixed key below for a project with a seed, otherwise a key that the project generates on first use.</summary>
internal sealed class RsaSigningKey : SigningKey
{
    public const int Bits = 2048;

    /// <summary>A public test key (PKCS #1): its signatures are worth nothing outside a mock.</summary>
    private const string SeededKey = """
        MIIEowIBAAKCAQEApVFBLCrAADXX1CZtkBJpTVMUfA8OOHhN0PZMAKosYjWYkhyz/M25IfXzlewvgKxI6Z2MGITLvlZAhFm1C8QMfulukoa02V8vyJtDjCfo
        cCrioNcdGEU9a4gr47f45shTPH9KDlLkLF+1gw9zGL6gkBaJw44OaM5swVfdmp0qVzm4AS0458YbmzfmVcPGTls6/dEcuW/vSiEmDY7khrOP2+WGZDZrK7jN
        ek1WbxVz5dW3M+JF1dHqTxhAegdQ5wvs7ZJb5HrUdKbrDGYkwaHqCYCT7rnDs9Pb5iAIFEJ4kv/V8HTpfr7ybd3654TCqL5oJnesV/537j6HbXvjg+cokwID
        AQABAoIBABS2dARyd2uZ/hMvcg3EM3ED5kP5kkNiq1lG6qnbUxlGSXnmYmoGZS+LRHw1wz6LbM08Yeer3RKEIFbqHcQTdFStrvQT2vKF5GjthHk513u/m8p2
        zpySXEot8wB34JXFu/a5+g+GX4lBv+5jpVI7MXHW07xD1Fau+l2qbRz98RFMJHa+CMmcQHvJ5RXtZd1hk+rJLpHKOX+i5f3CqOKWdT2Looufv7OBm4Ksh9kf
        4oGRXNXeb1mPhAkWwbWhDSSAtdLjyunwbfmf9UmEZvccfTrnOxl1+GHzTMlSgneOmQIMi4lLXFVdcuiYupYNWoIW3R0nq+JKOHxlL0SoC19xFQUCgYEA33mC
        uMq+noNggh2MNdyqip+YPOXpsPmFIMJbXPMOi1IzKntbW5Xc5N6xwWNu5YJCOVfIbaS8zI2b45Fb9QnCREoiEUn1Xgpn/QghYRS2eT4BTyJD0NxcxqCikHlm
        +sDvIWz7x/KcdOsE55cgLMuir/EJlA/0f5e38gJp60DH8t0CgYEAvWDZw5DN1DYA9v26ujZwowNP3eDqiUTT5s2G7csbuCYXBDn4H5OSzuy9U1MbOiEXB9ju
        6X1sd1WpRknMbeIP+eigleo5pIOIUW5BGgJvQHKmIYAR0BJCaELOCl0WozUqQdwY34M26G0c/oFGdMK54S9na/eOq/tVLF9Ciu9hui8CgYBt+COFv+9RnaDO
        JrAqiS47DRIjVZhMCF2koz/GW60ajhaznwRz6ylKTvP2EHIv6ougIDx3CAwINN8zewJfcK/yXvCoxVZDMqe9clTKqyCoRQTr5hatHuNgsweMRNGSL4L9Vd4I
        pLCtMEG3nTyuDn8+SUTHYZqVdxmDtABfTf+W2QKBgA38YRi4UPsjId8bzfaCnr7rN7LDMY8BrkSVWSmmnl1zMq/1OAXc+DKf+Tt2H8SjPPgvZTWJNcF6ag3u
        1VIoJ9XlADcSHT+xFxgsdFJfa6fuz6YZtzcOoijhBiZtyYY0HvLONmgLYLq5lDKXiYSF/QRMY+7tUXQSE7A7OMbZ9vWxAoGBAM9naN65dirSB0pE9pLF2jvP
        a3h4M2iP7JUjc/h7m00R6nr1Gs7DInEKzryxngG+5lZJutUKGIoHPZeQbVDGlN/GP0teTxTCnn7DBJphqVh5BCPGsqWe/5Y9HLdfo3Gq+GvHNCMqTI3UH6fs
        Bd8ZmTdlOVraD80wGfsLtDGIyfZe
        """;

    private readonly RSA _rsa;

    public RsaSigningKey(ProjectSettings settings, byte[] privateKey)
        : this(settings, Import(privateKey))
    {
    }

    private RsaSigningKey(ProjectSettings settings, RSA rsa)
        : this(settings, rsa, PublicOf(rsa))
    {
    }

    private RsaSigningKey(ProjectSettings settings, RSA rsa, PublicKey publicKey)
        : base(settings, $$"""{"alg":"RS256","kid":"{{publicKey.KeyId}}","typ":"JWT"}""", Bits / 8) => (_rsa, Public) = (rsa, publicKey);

    public override PublicKey Public { get; }

    public static byte[] NewPrivateKey()
    {
        using var rsa = RSA.Create(Bits);
        return rsa.ExportRSAPrivateKey();
    }

    public static byte[] SeededPrivateKey() => Convert.FromBase64String(SeededKey);

    /// <summary>Whether the bytes are an RSA key that this class can use.</summary>
    public static bool IsPrivateKey(byte[] bytes)
    {
        try
        {
            using var rsa = Import(bytes);
            return rsa.KeySize == Bits;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public override bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        _rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    protected override void Sign(ReadOnlySpan<byte> data, Span<byte> signature) =>
        _rsa.SignData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static RSA Import(byte[] privateKey)
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(privateKey, out _);
        return rsa;
    }

    private static PublicKey PublicOf(RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        // The id is a hash of the key, so that different keys have different ids.
        return new PublicKey(Convert.ToHexStringLower(SHA256.HashData(key.Modulus!).AsSpan(0, 8)), key.Modulus!, key.Exponent!);
    }
}
