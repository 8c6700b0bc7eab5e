using XsollaLogin.Mock.Server;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The short way to read arguments and System.CommandLine agree.</summary>
public sealed class PlainArgumentsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--port 5081")]
    [InlineData("--port=5081 --strict")]
    [InlineData("--strict --config a=b.json --replay=0")]
    [InlineData("--urls http://127.0.0.1:1;http://[::1]:2 --show-secrets")]
    [InlineData("--root-dir=C:/stubs --admin-key=a:b=c --strict")]
    [InlineData("--version")]
    public void Arguments_that_both_read_give_the_same(string typed)
    {
        string[] args = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(new CommandLineParser().Read(args), PlainArguments.Read(args));
    }

    [Theory]
    [InlineData("--prot 1")]
    [InlineData("--port")]
    [InlineData("--port=")]
    [InlineData("--port 1 2")]
    [InlineData("--port 1 --port 2")]
    [InlineData("--port --strict")]
    [InlineData("--strict true")]
    [InlineData("--port:1")]
    [InlineData("-h")]
    public void Other_arguments_are_left_to_the_parser(string typed) => Assert.Null(PlainArguments.Read(typed.Split(' ')));

    [Fact]
    public void A_flag_with_an_empty_value_is_an_error() =>
        Assert.Contains("--strict needs a value", Assert.Throws<FormatException>(() => PlainArguments.Read(["--strict="])).Message, StringComparison.Ordinal);
}
