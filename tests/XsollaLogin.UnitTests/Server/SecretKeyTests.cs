using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Secrets are looked up by their bytes, yet no other text than the secret finds them.</summary>
public sealed class SecretKeyTests
{
    private static readonly string Made = new Ids("project", seed: 1, drawn: 0).NewSecret();

    public static TheoryData<string> Others => [Made[..^1] + OtherEnd(Made[^1]), Made[..^1], Made + "A", Made + "=", $" {Made}", Made.ToUpperInvariant(), ""];

    [Fact]
    public void A_secret_that_was_made_here_finds_itself()
    {
        Assert.Equal(new SecretKey(Made), new SecretKey(new string(Made)));
        Assert.Equal(Made, new SecretKey(Made).ToString());
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_text_is_kept_as_it_is_and_finds_only_itself(string other)
    {
        Assert.NotEqual(new SecretKey(Made), new SecretKey(other));
        Assert.Equal(new SecretKey(other), new SecretKey(new string(other)));
        Assert.Equal(other, new SecretKey(other).ToString());
    }

    /// <summary>The last character carries four bits: another one of the same four is the same bytes, spelt otherwise.</summary>
    private static char OtherEnd(char end)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return Alphabet[Alphabet.IndexOf(end, StringComparison.Ordinal) | 1];
    }
}
