using System.Buffers.Text;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The key of a table is a text, although it is stored as bytes: two keys are equal if the texts are.</summary>
public sealed class StoredKeyTests
{
    private const string Prefix = "mark_1-x";

    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    // 32 bytes: 42 characters, and one with two bits that no byte uses.
    private static readonly string Secret = Base64Url.EncodeToString([.. Enumerable.Range(1, 32).Select(i => (byte)(i * 37))]);

    public static TheoryData<string> Texts =>
    [
        "",
        "1",
        Prefix,
        Secret,
        Prefix + Secret,
        Prefix + Secret[..^1],
        Prefix + Secret + "A",
        Prefix + Prefix + Secret,
        Secret[..^1] + Next(Secret[^1]),
        Secret[..^1] + "=",
        Secret[..^2] + "==",
        Secret[..^1] + " ",
        Secret[..20] + "\n" + Secret[20..^1],
        Secret[..20] + "+" + Secret[21..],
        Secret[..20] + "é" + Secret[21..],
        new string('A', 43),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_key_is_its_text(string text)
    {
        Assert.Equal(text, new StoredKey(text, Prefix).ToString());
        Assert.Equal(text, new StoredKey(text, "").ToString());
        Assert.Equal(text.Length, new StoredKey(text, Prefix).Length);
        Assert.Equal(new StoredKey(text, Prefix), new StoredKey(new string(text), Prefix));
        Assert.Equal(new StoredKey(text, Prefix).GetHashCode(), new StoredKey(new string(text), Prefix).GetHashCode());
    }

    [Fact]
    public void Different_texts_are_different_keys()
    {
        string[] texts = [.. Texts.Select(row => row.Data)];

        Assert.Equal(texts.Length, texts.Select(text => new StoredKey(text, Prefix)).Distinct().Count());
        Assert.Equal(texts.Length, texts.Select(text => new StoredKey(text, "")).Distinct().Count());
    }

    /// <summary>Returns the digit after a last one: it differs only in a bit that no byte uses.</summary>
    private static char Next(char last) => Digits[Digits.IndexOf(last, StringComparison.Ordinal) + 1];
}
