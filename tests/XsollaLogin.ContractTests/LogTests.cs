namespace XsollaLogin.ContractTests;

/// <summary>The lines that the mock prints for each request and message.</summary>
public class LogTests
{
    private const string Login = """{"email": "john@example.com"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_and_its_code_are_a_line_each()
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        var code = await RequestCodeAsync(mock);
        var (_, output, error) = await mock.StopAsync(Stop);
        var lines = output.Trim().Split('\n');

        Assert.Equal("", error);
        Assert.Equal(2, lines.Length);
        Assert.Matches("^[0-9]{2}:[0-9]{2}:[0-9]{2} your-project 200 requestEmailCode: flow requestEmailCode → CodeSent$", lines[0]);
        Assert.EndsWith($" your-project code {code} for john@example.com", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_in_JSON_is_one_object_a_line()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--log", "json");
        var code = await RequestCodeAsync(mock);
        var (_, output, error) = await mock.StopAsync(Stop);
        var lines = (mock.Greeting + "\n" + output).Trim().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal("", error);
        Assert.Equal($"{mock.Origin}api", $"{lines[0]["api"]![0]}");
        Assert.Equal(("requestEmailCode", "200", "flow"), ($"{lines[1]["operation"]}", $"{lines[1]["status"]}", $"{lines[1]["cause"]}"));
        Assert.Equal(("your-project", "john@example.com", code), ($"{lines[2]["project"]}", $"{lines[2]["to"]}", $"{lines[2]["code"]}"));
    }

    [Fact]
    public async Task A_quiet_mock_prints_nothing()
    {
        var port = FreePort.Find();
        await using var mock = await MockProcess.StartQuietlyAsync(port, Stop);
        await RequestCodeAsync(mock);
        var (_, output, error) = await mock.StopAsync(Stop);

        Assert.Equal(("", ""), (output, error));
    }

    /// <summary>Requests a code and returns the one in the inbox.</summary>
    private static async Task<string> RequestCodeAsync(MockProcess mock)
    {
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var path = ContractDocument.Current.Operation("requestEmailCode").Path[1..];
        using var sent = await http.PostAsync($"{path}?projectId=your-project", new StringContent(Login, null, "application/json"), Stop);
        var inbox = JsonNode.Parse(await http.GetStringAsync("/__admin/inbox?projectId=your-project", Stop))!;

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        return $"{inbox["messages"]![0]!["code"]}";
    }
}
