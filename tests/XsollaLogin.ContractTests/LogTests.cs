namespace XsollaLogin.ContractTests;

/// <summary>The lines that the mock prints for each request and message.</summary>
public class LogTests
{
    private const string Login = """{"email": "john@example.com"}""";
    private const string Jane = """{"email": "jane@example.com"}""";
    private const string Late = """[{"operation": "requestEmailCode", "fault": "late-code", "delayMs": 3600000}]""";

    private static readonly string RequestCode = $"api{ContractDocument.Current.Operation("requestEmailCode").Path}?projectId=your-project";
    private static readonly string GetCode = $"api{ContractDocument.Current.Operation("getConfirmCode").Path}?projectId=your-project";

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
    public async Task A_message_that_a_fault_delays_is_printed_when_it_arrives()
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.Origin };
        await RequestLateCodeAsync(http);
        await PostAsync(http, RequestCode, Jane);
        string[] before = [await mock.ReadLineAsync(Stop), await mock.ReadLineAsync(Stop), await mock.ReadLineAsync(Stop)];
        await PostAsync(http, "__admin/projects/your-project/clock/advance", """{"seconds": 3600}""");
        var late = await mock.ReadLineAsync(Stop);

        Assert.Equal(["CodeSent", "CodeSent", "jane@example.com"], before.Select(line => line.Split(' ')[^1]));
        Assert.EndsWith(" for john@example.com", late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delayed_message_that_cannot_arrive_any_more_is_not_printed()
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.Origin };
        await RequestLateCodeAsync(http);
        (await http.DeleteAsync("__admin/projects/your-project", Stop)).Dispose();
        await PostAsync(http, RequestCode, Jane);
        await PostAsync(http, "__admin/projects/your-project/clock/advance", """{"seconds": 3600}""");
        await PostAsync(http, RequestCode, Jane);
        var (_, output, error) = await mock.StopAsync(Stop);

        string[] expected = ["CodeSent", "CodeSent", "jane@example.com", "CodeSent", "jane@example.com"];
        Assert.Equal(expected, output.Trim().Split('\n').Select(line => line.Split(' ')[^1]));
        Assert.Equal("", error);
    }

    [Fact]
    public async Task A_delayed_message_of_a_restored_project_is_printed_when_it_arrives()
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.Origin };
        await RequestLateCodeAsync(http);
        using var snapshot = new StringContent(await http.GetStringAsync("__admin/projects/your-project/snapshot", Stop), null, "application/json");
        (await http.PutAsync("__admin/projects/your-project/snapshot", snapshot, Stop)).EnsureSuccessStatusCode().Dispose();
        await PostAsync(http, "__admin/projects/your-project/clock/advance", """{"seconds": 3600}""");
        string[] lines = [await mock.ReadLineAsync(Stop), await mock.ReadLineAsync(Stop)];

        Assert.Equal(["CodeSent", "john@example.com"], lines.Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task A_confirmation_by_the_admin_API_is_a_line()
    {
        await using var mock = await MockProcess.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.Origin };
        var operation = (await PostAsync(http, RequestCode, Login))["operation_id"];
        var poll = http.GetStringAsync($"{GetCode}&login=john@example.com&operation_id={operation}", Stop);
        HttpStatusCode status;
        do
        {
            using var confirmed = await http.PostAsync("__admin/polls/1/confirm", content: null, Stop);
            status = confirmed.StatusCode;
        }
        // The poll may not have reached the mock yet.
        while (status == HttpStatusCode.NotFound);
        await poll;
        var (_, output, _) = await mock.StopAsync(Stop);

        Assert.Contains(output.Split('\n'), line => line.EndsWith(
            " POST /__admin/polls/1/confirm: an admin request confirmed a call of getConfirmCode, as the mailed link does", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_line_in_JSON_has_the_addresses_for_callers_and_those_that_the_mock_listens_on()
    {
        await using var mock = await MockProcess.StartAtAsync(
            Stop, "--port", "0", "--log", "json", "--quiet", "--public-url", "https://login.example.test");
        var (code, output, error) = await mock.StopAsync(Stop);
        var addresses = JsonNode.Parse(mock.Greeting)!;

        Assert.Equal("https://login.example.test/api", (string?)Assert.Single(addresses["api"]!.AsArray()));
        Assert.Matches("^http://127.0.0.1:[0-9]+$", (string?)Assert.Single(addresses["listening"]!.AsArray()));
        Assert.Equal((0, "", ""), (code, output, error));
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

    private static async Task RequestLateCodeAsync(HttpClient http)
    {
        await PostAsync(http, "__admin/projects/your-project/answers", Late);
        await PostAsync(http, RequestCode, Login);
    }

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, string body)
    {
        using var answer = await http.PostAsync(path, new StringContent(body, null, "application/json"), Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
    }

    /// <summary>Requests a code and returns the one in the inbox.</summary>
    private static async Task<string> RequestCodeAsync(MockProcess mock)
    {
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        await PostAsync(http, $"/{RequestCode}", Login);
        var inbox = JsonNode.Parse(await http.GetStringAsync("/__admin/inbox?projectId=your-project", Stop))!;

        return $"{inbox["messages"]![0]!["code"]}";
    }
}
