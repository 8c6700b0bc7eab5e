namespace XsollaLogin.UnitTests;

public class PkceTests
{
    // RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    [Fact]
    public void The_challenge_is_that_of_the_standard() => Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", new Pkce(Verifier).Challenge);

    [Fact]
    public void A_created_proof_key_is_random_and_valid()
    {
        var created = Enumerable.Range(0, 100).Select(_ => Pkce.Create().Verifier).ToList();

        Assert.Equal(100, created.Distinct().Count());
        Assert.All(created, verifier => Assert.Matches("^[A-Za-z0-9._~-]{43,128}$", verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEj+k")]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEj\u00e9k")]
    public void An_invalid_verifier_is_rejected_and_not_printed(string verifier)
    {
        var error = Assert.Throws<ArgumentException>(() => new Pkce(verifier));
        Assert.DoesNotContain("dBjftJeZ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_length_of_a_verifier_has_limits()
    {
        Assert.Equal(128, new Pkce(new string('a', 128)).Verifier.Length);
        Assert.Throws<ArgumentException>(() => new Pkce(new string('a', 129)));
    }

    [Fact]
    public void No_verifier_is_printed() =>
        Assert.DoesNotContain(Verifier, $"{new Pkce(Verifier)} {new LoginParameters { Pkce = new(Verifier) }}", StringComparison.Ordinal);
}
