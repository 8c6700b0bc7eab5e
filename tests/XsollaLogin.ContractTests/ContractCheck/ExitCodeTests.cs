using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using XsollaLogin.ContractCheck;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractTests.ContractCheck;

/// <summary>The exit codes of the tool, and its output: the table on stdout, one line per error on stderr.</summary>
public class ExitCodeTests(PreparedMock mock) : IClassFixture<PreparedMock>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_keeps_the_contract_is_0()
    {
        var (code, output, error) = await RunAsync(mock.Variables());

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\n0 failed, ", output, StringComparison.Ordinal);
        Assert.EndsWith(" 0 skipped.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_alone_is_enough_and_is_0()
    {
        var (code, output, error) = await RunAsync([], mock.BaseAddress.AbsoluteUri);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("skipped: needs --project-id (XSOLLA_LOGIN_PROJECT_ID)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_violates_the_contract_is_1()
    {
        var getJwks = ContractDocument.Current.Operation("getJwks");
        await using var server = await FixedAnswerServer.StartAsync(mock.BaseAddress, getJwks, new FixedAnswer(200, """{"keys": {}}"""));
        var variables = mock.Variables((Setting.BaseUrl, server.BaseAddress.AbsoluteUri));
        var (code, output, error) = await RunAsync(variables);

        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith("| getJwks | the keys of the project | 200 Keys | 200: the body: ", output.Split('\n')[4], StringComparison.Ordinal);
        Assert.Contains("\n2 failed, ", output, StringComparison.Ordinal);
        Assert.DoesNotContain(variables[Setting.Password.Variable]!, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inconclusive_run_is_1()
    {
        var getJwks = ContractDocument.Current.Operation("getJwks");
        await using var server = await FixedAnswerServer.StartAsync(mock.BaseAddress, getJwks, FixedAnswer.Of(getJwks.Answer("TooManyRequests")));
        var (code, output, _) = await RunAsync(mock.Variables((Setting.BaseUrl, server.BaseAddress.AbsoluteUri)));

        Assert.Equal(1, code);
        Assert.Contains("\n0 failed, ", output, StringComparison.Ordinal);
        Assert.Contains("**Inconclusive.** Blocked by a rate limit ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_2()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}/api";
        listener.Stop();

        await AssertNotCheckedAsync($"{url}/ gives no answer: ", url);
    }

    [Fact]
    public async Task A_server_without_HTTP_is_2()
    {
        using var mail = new TcpListener(IPAddress.Loopback, 0);
        mail.Start();
        var greeting = GreetAsync(mail);
        await AssertNotCheckedAsync($"http://{mail.LocalEndpoint}/api/ gives no answer: ", $"http://{mail.LocalEndpoint}/api");
        mail.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => greeting);
    }

    [Fact]
    public async Task A_web_page_is_2()
    {
        var page = new FixedAnswer(200, "<html></html>", "text/html");
        await using var site = await FixedAnswerServer.StartAsync(new Uri("http://127.0.0.1/"), operation: null, page);

        await AssertNotCheckedAsync(
            $"{site.BaseAddress} answers with a web page (200, text/html), not with the API; check the path of <url>",
            site.BaseAddress.AbsoluteUri);
    }

    [Theory]
    [InlineData("<url> (XSOLLA_LOGIN_BASE_URL) is missing: pass the URL of the API, such as https://login.xsolla.com/api; see --help")]
    [InlineData("Unrecognized command or argument '--prot'; see --help", "http://127.0.0.1:1/api", "--prot")]
    [InlineData("--client-id must be a whole number from 1, not \"abc\"; see --help", "http://127.0.0.1:1/api", "--client-id", "abc")]
    public async Task Wrong_usage_is_2(string said, params string[] args) => await AssertNotCheckedAsync(said, args);

    [Fact]
    public async Task A_report_that_cannot_be_written_is_2()
    {
        var file = Path.GetTempFileName();
        var (code, output, error) = await RunAsync([], mock.BaseAddress.AbsoluteUri, "--report", Path.Combine(file, "report.md"));
        File.Delete(file);

        Assert.Equal(2, code);
        Assert.NotEmpty(output);
        Assert.Contains("report.md cannot be written: ", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_0_and_lists_every_setting()
    {
        var (code, output, error) = await RunAsync([], "--help");

        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.All(Setting.All, setting => Assert.Contains(lines, line =>
            line.StartsWith($"{setting.OptionSyntax} ", StringComparison.Ordinal)
            && line.EndsWith($" {setting.Description} [{setting.VariableSyntax}]", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_process_reads_arguments_and_environment_and_writes_the_reports()
    {
        var folder = Directory.CreateTempSubdirectory("contract-check-");
        try
        {
            var tool = Path.Combine(AppContext.BaseDirectory, "xsolla-login-check.dll");
            var start = new ProcessStartInfo("dotnet", [tool, mock.BaseAddress.AbsoluteUri])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (name, value) in mock.Variables((Setting.BaseUrl, null), (Setting.Report, "a.md;b.json;c.xml"))) start.Environment[name] = value;
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
            await process.WaitForExitAsync(Stop);

            Assert.Equal((0, ""), (process.ExitCode, await error));
            Assert.Equal(await output, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "a.md"), Stop));
            Assert.Equal(["a.md", "b.json", "c.xml"], folder.EnumerateFiles().Select(file => file.Name).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AssertNotCheckedAsync(string said, params string[] args)
    {
        var (code, output, error) = await RunAsync([], args);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(Dictionary<string, string?> variables, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await new ContractCheckProgram(variables.GetValueOrDefault, output, error).RunAsync(args, Stop);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task GreetAsync(TcpListener mail)
    {
        while (true)
        {
            using var client = await mail.AcceptTcpClientAsync(Stop);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("220 mail.example.com ESMTP\r\n"), Stop);
        }
    }
}
