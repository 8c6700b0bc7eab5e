using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The HS256 key signs with its own secret, of any length, also when several keys are used at once.</summary>
public sealed class SharedSecretKeyTests
{
    private const int Turns = 10_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(65)]
    public void A_secret_of_any_length_signs(int length)
    {
        var secret = new string('s', length);

        Assert.True(IsSignedBy(Token(KeyOf(secret), """{"sub":"a"}"""), secret));
    }

    [Fact]
    public async Task Keys_used_in_turn_on_several_threads_sign_with_their_own_secret()
    {
        string[] secrets = ["first", "second", "third"];
        SharedSecretKey[] keys = [.. secrets.Select(KeyOf)];

        // Each on its own thread, all at once.
        var wrong = await Task.WhenAll(secrets.Select((_, first) =>
            Task.Factory.StartNew(() => WrongOnes(first).ToList(), Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Empty(wrong.SelectMany(found => found));

        IEnumerable<string> WrongOnes(int first)
        {
            for (var i = first; i < first + Turns; i++)
            {
                var token = Token(keys[i % keys.Length], $$"""{"sub":"{{i}}"}""");
                if (!IsSignedBy(token, secrets[i % keys.Length])) yield return $"{first}/{i}";
                if (!Verifies(keys[i % keys.Length], token) || Verifies(keys[(i + 1) % keys.Length], token)) yield return $"{first}/{i}";
            }
        }
    }

    private static SharedSecretKey KeyOf(string secret) =>
        new(ProjectSettings.Default with { JwtSecret = secret }, new Ids("project", seed: 1, drawn: 0));

    private static string Token(SigningKey key, string claims)
    {
        using var token = Utf8Buffer.Take();
        key.WriteToken(Encoding.UTF8.GetBytes(claims), token);
        return token.ToString();
    }

    private static bool Verifies(SigningKey key, string token)
    {
        var (signed, signature) = PartsOf(token);
        return key.Verifies(signed, signature);
    }

    private static bool IsSignedBy(string token, string secret)
    {
        var (signed, signature) = PartsOf(token);
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed).AsSpan().SequenceEqual(signature);
    }

    private static (byte[] Signed, byte[] Signature) PartsOf(string token)
    {
        var end = token.LastIndexOf('.');
        return (Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)));
    }
}
