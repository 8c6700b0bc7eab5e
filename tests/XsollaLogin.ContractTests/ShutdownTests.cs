using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.ContractTests;

/// <summary>The output and the exit code of the mock when it is stopped.</summary>
public class ShutdownTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mock_that_requires_no_coverage_prints_none()
    {
        await using var mock = await MockProcess.StartAsync(Stop);

        var (code, output, error) = await mock.StopAsync(Stop);

        Assert.Equal((0, "", ""), (code, output.Trim(), error));
    }

    [Fact]
    public async Task Required_coverage_fails_and_lists_what_is_missing()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--require-coverage");
        await AskAsync(mock, "login", "UserBanned");
        var (code, output, error) = await mock.StopAsync(Stop);

        var lines = error.TrimEnd().Split('\n');

        Assert.Equal(3, code);
        Assert.DoesNotContain("Coverage", output, StringComparison.Ordinal);
        Assert.Contains($"1 of {ContractDocument.Current.Operations.Count} operations, 1 of ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ContractDocument.Current.Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal),
            lines[1..].Select(line => line.Split(':')[0].Trim()));
        Assert.Contains("  signUp: not called", lines);
    }

    [Fact]
    public async Task Required_coverage_is_a_line_of_a_log_in_JSON()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--require-coverage", "--log", "json");
        await AskAsync(mock, "login", "UserBanned");
        var (code, output, error) = await mock.StopAsync(Stop);
        var coverage = output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).Last()["coverage"]!;

        Assert.Equal((3, ""), (code, error));
        Assert.Equal(1, (int)coverage["answers"]!["reached"]!);
        Assert.Contains("signUp: not called", coverage["missing"]!.AsArray().Select(line => (string?)line));
    }

    [Fact]
    public async Task Required_coverage_passes_after_every_answer()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--require-coverage");
        foreach (var operation in ContractDocument.Current.Operations)
        {
            foreach (var answer in operation.Answers) await AskAsync(mock, operation.Id, answer.Name);
        }

        var (code, output, error) = await mock.StopAsync(Stop);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("(100 %)", output.Trim().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_change_of_the_config_file_is_one_line_on_stderr()
    {
        var config = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(config, "{\"projects\": {}}", Stop);
            await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--config", config);
            using var http = new HttpClient { BaseAddress = mock.Origin };
            await File.WriteAllTextAsync(config, "{\n\"projects\": {\"a\": 1}}", Stop);
            for (var (number, report) = ("0", ""); !report.Contains("line 2", StringComparison.Ordinal);)
            {
                report = await http.GetStringAsync($"__admin/reloads?wait=60&after={number}", Stop);
                number = JsonNode.Parse(report)!["number"]!.ToString();
            }

            var (_, _, error) = await mock.StopAsync(Stop);
            var line = Assert.Single(error.Trim().Split('\n'), line => line.Contains("line 2", StringComparison.Ordinal));

            Assert.Contains(config, line, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(config);
        }
    }

    [Theory]
    [InlineData("POST /api/login?projectId=game", "")]
    [InlineData("POST /api/login?projectId=game", "Content-Encoding: gzip\r\n")]
    [InlineData("PUT /__admin/projects/game", "")]
    public async Task A_half_sent_body_is_no_failure(string request, string header)
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        using var client = new TcpClient();
        await client.ConnectAsync(mock.Origin.Host, mock.Origin.Port, Stop);
        var head = $"{request} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{header}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Stop);
        // The server sends it when it begins to read the body.
        var line = new byte["HTTP/1.1 100 Continue".Length];
        await client.GetStream().ReadExactlyAsync(line, Stop);
        await client.GetStream().WriteAsync("{"u8.ToArray(), Stop);
        var (code, _, error) = await mock.StopAsync(Stop);

        Assert.Equal(("HTTP/1.1 100 Continue", 0, ""), (Encoding.ASCII.GetString(line), code, error));
    }

    private static async Task AskAsync(MockProcess mock, string operation, string example)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = mock.BaseAddress };
        using var request = new ExampleRequest(ContractDocument.Current.Operation(operation)).ToMessage();
        request.Headers.Add("Prefer", $"example={example}");
        using var response = await http.SendAsync(request, Stop);
        Assert.Equal(ContractDocument.Current.Operation(operation).Answer(example).Status, response.StatusCode);
    }
}
