using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.Client;

/// <summary>A proof key for code exchange (PKCE, RFC 7636): only who started the login can exchange its authorization code.</summary>
public sealed record Pkce
{
    private const int MinLength = 43;
    private const int MaxLength = 128;
    private const int VerifierBytes = 32;

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Creates a proof key with a stored verifier.</summary>
    /// <param name="verifier">The verifier: 43 to 128 letters, digits and characters of <c>-._~</c>.</param>
    /// <exception cref="ArgumentException">The verifier has another length or other characters.</exception>
    public Pkce(string verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        if (verifier.Length is < MinLength or > MaxLength || verifier.AsSpan().ContainsAnyExcept(Unreserved))
        {
            // Without the verifier, which is secret.
            throw new ArgumentException($"A verifier has {MinLength} to {MaxLength} characters, which are letters, digits and '-._~'.", nameof(verifier));
        }

        Verifier = verifier;
        Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
    }

    /// <summary>The verifier, which the exchange of the authorization code sends; a secret of the login.</summary>
    public string Verifier { get; }

    /// <summary>The challenge, which the login sends: the SHA-256 hash of the verifier in base64url (<see cref="CodeChallengeMethod.S256"/>).</summary>
    public string Challenge { get; }

    /// <summary>Creates a proof key with a random verifier of 256 bits, 43 characters.</summary>
    /// <returns>A new proof key for one login.</returns>
    public static Pkce Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes)));

    /// <summary>Returns the challenge only, because the verifier is secret.</summary>
    /// <returns>For example, <c>Pkce { Challenge = E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM }</c>.</returns>
    public override string ToString() => $"{nameof(Pkce)} {{ {nameof(Challenge)} = {Challenge} }}";
}
