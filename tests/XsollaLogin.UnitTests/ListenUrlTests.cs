using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.UnitTests;

public class ListenUrlTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("HTTP://LocalHost:5080/", "http://localhost:5080")]
    [InlineData("http://localhost", "http://localhost:80")]
    [InlineData("http://localhost:0", "http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:65535", "http://127.0.0.1:65535")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080")]
    [InlineData("http://*:5080", "http://[::]:5080")]
    [InlineData("http://+:5080", "http://[::]:5080")]
    [InlineData("http://0.0.0.0:5080", "http://0.0.0.0:5080")]
    [InlineData("https://localhost:5443", "https://localhost:5443")]
    [InlineData("HTTPS://*:5443", "https://[::]:5443")]
    [InlineData("https://127.0.0.1:0", "https://127.0.0.1:0")]
    public void An_address_that_the_server_can_listen_on_is_accepted(string url, string expected)
    {
        Assert.True(ListenUrl.TryParse(url, out var parsed, out var problem), problem);
        Assert.Equal(expected, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost:5080")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("httpss://localhost:5080")]
    [InlineData("http://")]
    [InlineData("http://:5080")]
    [InlineData("http://example.com:5080")]
    [InlineData("http://*.example.com:5080")]
    [InlineData("http://user:secret@localhost:5080")]
    [InlineData("http://localhost:5080/api")]
    [InlineData("http://localhost:5080?x=1")]
    [InlineData("http://localhost:5080#x")]
    [InlineData("http://localhost:5080//")]
    [InlineData("http://localhost: 5080")]
    [InlineData("http://localhost:+5080")]
    [InlineData("http://localhost:65536")]
    [InlineData("http://localhost:-1")]
    [InlineData("http://localhost:http")]
    [InlineData("http://::1:5080")]
    [InlineData("http://unix:/tmp/socket")]
    public void Any_other_address_is_rejected_with_a_reason(string url)
    {
        Assert.False(ListenUrl.TryParse(url, out _, out var problem));
        Assert.Equal($"'{url}' must be http://host:port or https://host:port with localhost, an IP address or *, such as http://localhost:5080", problem);
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080", false)]
    [InlineData("http://[::1]:5080", "http://[::1]:5080", false)]
    [InlineData("http://[::]:5080", "http://localhost:5080", true)]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080", true)]
    [InlineData("http://192.0.2.1:5080", "http://192.0.2.1:5080", true)]
    public void The_listen_address_determines_the_reachable_URL_and_whether_the_mock_is_open(string url, string reachable, bool isOpen)
    {
        Assert.Equal(reachable, ListenUrl.Reachable(url));
        Assert.Equal(isOpen, ListenUrl.IsOpen(url));
    }
}
