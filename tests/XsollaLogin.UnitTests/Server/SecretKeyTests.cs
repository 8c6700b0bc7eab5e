using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Secrets are looked up by their bytes, but only the secret itself finds them.</summary>
public sealed class SecretKeyTests
{
    private static readonly string Made = new Ids("project", seed: 1, drawn: 0).NewSecret();

    public static TheoryData<string> Others => [Made[..^1] + OtherEnd(Made[^1]), Made[..^1], Made + "A", Made + "=", $" {Made}", Made.ToUpperInvariant(), ""];

    [Fact]
    public void A_generated_secret_finds_itself()
    {
        Assert.Equal(new SecretKey(Made), new SecretKey(new string(Made)));
        Assert.Equal(Made, new SecretKey(Made).ToString());
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Any_other_text_finds_only_itself(string other)
    {
        Assert.NotEqual(new SecretKey(Made), new SecretKey(other));
        Assert.Equal(new SecretKey(other), new SecretKey(new string(other)));
        Assert.Equal(other, new SecretKey(other).ToString());
    }

    /// <summary>The last character carries four bits: another character with the same four bits spells the same bytes.</summary>
    private static char OtherEnd(char end)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return Alphabet[Alphabet.IndexOf(end, StringComparison.Ordinal) | 1];
    }
}
