using XsollaLogin.Client.Kiota;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Every spelling of a host that <see cref="Uri"/> reads as the same host is the same host.</summary>
public class AllowedHostsTests
{
    public static TheoryData<string, string> SameHost => new()
    {
        { "::1", "http://[::1]:5000/" },
        { "[::1]", "http://[::1]:5000/" },
        { "0:0:0:0:0:0:0:1", "http://[::1]/" },
        { "::1", "http://[0:0:0:0:0:0:0:1]/" },
        { "2001:DB8::A", "https://[2001:db8:0::a]/" },
        { "API.Example.COM", "https://api.example.com/" },
        { "api.example.com", "https://API.EXAMPLE.com:8443/" },
        { "api.example.com.", "https://api.example.com/" },
        { "api.example.com", "https://api.example.com./" },
        { "b\u00fccher.example", "https://xn--bcher-kva.example/" },
        { "xn--bcher-kva.example", "https://b\u00fccher.example/" },
        { "B\u00dcCHER.example", "https://XN--bcher-KVA.example/" },
        { "127.1", "http://127.0.0.1/" },
        { "0x7f.0.0.1", "http://127.0.0.1/" },
        { "2130706433", "http://127.0.0.1/" },
        { "127.0.0.1", "http://0x7f000001/" },
        { "127.0.0.1", "http://127.1/" },
    };

    public static TheoryData<string, string> OtherHost => new()
    {
        { "::1", "http://[::2]/" },
        { "api.example.com", "https://api.example.com.evil.example/" },
        { "b\u00fccher.example", "https://bucher.example/" },
        { "127.0.0.1", "http://127.0.0.2/" },
    };

    [Theory]
    [MemberData(nameof(SameHost))]
    public void Another_spelling_of_an_allowed_host_gets_the_token(string name, string address) => Assert.True(new AllowedHosts(name).Allow(new Uri(address)));

    [Theory]
    [MemberData(nameof(SameHost))]
    public async Task Another_spelling_of_an_allowed_host_gets_the_token_of_a_Kiota_client(string name, string address)
    {
        var provider = new XsollaLoginAccessTokenProvider(new FixedUserToken("token"), name);
        Assert.Equal("token", await provider.GetAuthorizationTokenAsync(new Uri(address)));

        provider.AllowedHostsValidator.AllowedHosts = [name];
        Assert.Equal("token", await provider.GetAuthorizationTokenAsync(new Uri(address)));
    }

    [Theory]
    [MemberData(nameof(OtherHost))]
    public async Task Another_host_gets_no_token(string name, string address)
    {
        Assert.False(new AllowedHosts(name).Allow(new Uri(address)));
        var provider = new XsollaLoginAccessTokenProvider(new FixedUserToken("token"), name);
        Assert.Equal("", await provider.GetAuthorizationTokenAsync(new Uri(address)));
    }

    [Theory]
    [InlineData(" api.example.com")]
    [InlineData("api.example.com ")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://api.example.com")]
    [InlineData("api.example.com:8443")]
    [InlineData("[::1]:5000")]
    [InlineData("[::1")]
    [InlineData("*.example.com")]
    [InlineData("api.example.com/path")]
    [InlineData("user@api.example.com")]
    [InlineData("api..example.com")]
    public void Text_that_is_not_a_host_is_rejected(string name) => Assert.Throws<ArgumentException>(() => new AllowedHosts(name));

    [Fact]
    public void The_names_have_one_spelling() =>
        Assert.Equal(["[::1]", "xn--bcher-kva.example"], new AllowedHosts("::1", "[0::1]", "B\u00dcCHER.example.", "xn--bcher-kva.example").Names.Order());
}
