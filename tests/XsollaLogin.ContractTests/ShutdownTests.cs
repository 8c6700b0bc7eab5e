namespace XsollaLogin.ContractTests;

/// <summary>What the mock says when it is stopped, and its exit code, by which a build fails.</summary>
public class ShutdownTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_reached_is_listed()
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        await AskAsync(mock, "login", "UserBanned");
        var (code, output, error) = await mock.StopAsync(Stop);
        var lines = output.Trim().Split('\n');

        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"1 of {ContractDocument.Current.Operations.Count} operations, 1 of ", lines[0], StringComparison.Ordinal);
        Assert.Equal(ContractDocument.Current.Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal), lines[1..].Select(line => line.Split(':')[0].Trim()));
        Assert.Contains("  signUp: not called", lines);
    }

    [Fact]
    public async Task A_mock_that_nobody_called_says_nothing()
    {
        await using var mock = await MockProcess.StartAsync(Stop);

        var (code, output, error) = await mock.StopAsync(Stop);

        Assert.Equal((0, "", ""), (code, output.Trim(), error));
    }

    [Fact]
    public async Task Required_coverage_fails_with_what_is_missing()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--require-coverage");
        await AskAsync(mock, "login", "UserBanned");
        var (code, output, error) = await mock.StopAsync(Stop);

        Assert.Equal((3, ""), (code, output.Trim()));
        Assert.Contains("\n  signUp: not called\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Required_coverage_is_content_when_every_answer_came()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--require-coverage");
        foreach (var operation in ContractDocument.Current.Operations)
        {
            foreach (var answer in operation.Answers) await AskAsync(mock, operation.Id, answer.Name);
        }

        var (code, output, error) = await mock.StopAsync(Stop);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("(100 %)", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_change_of_a_file_is_one_line_on_stderr()
    {
        var config = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(config, "{\"projects\": {}}", Stop);
            await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--config", config);
            using var http = new HttpClient { BaseAddress = mock.Origin };
            await File.WriteAllTextAsync(config, "{\n\"projects\": {\"a\": 1}}", Stop);
            for (var report = ""; !report.Contains("line 2", StringComparison.Ordinal);) report = await http.GetStringAsync($"__admin/reloads?wait=60&after={JsonNode.Parse(report is "" ? "{\"number\": 0}" : report)!["number"]}", Stop);
            var (_, _, error) = await mock.StopAsync(Stop);

            Assert.Contains(config, Assert.Single(error.Trim().Split('\n'), line => line.Contains("line 2", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(config);
        }
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
