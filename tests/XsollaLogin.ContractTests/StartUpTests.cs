namespace XsollaLogin.ContractTests;

/// <summary>The command line of the mock: the addresses that it listens on, and one line per error.</summary>
public class StartUpTests(ExampleFixture replay)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, "unknown option '--prot'", "--prot", "1")]
    [InlineData(2, "--port must be a number from 0 to 65535, not 'abc'", "--port", "abc")]
    [InlineData(2, "give --port or --urls, not both", "--port", "0", "--urls", "http://localhost:0")]
    [InlineData(2, "'http://nosuchhost.invalid:5090' must be", "--urls", "http://nosuchhost.invalid:5090")]
    [InlineData(2, "'http://user:secret@localhost:5090' must be", "--urls", "http://user:secret@localhost:5090")]
    [InlineData(2, "--config needs a value", "--config=")]
    [InlineData(2, "--admin-key needs a value", "--admin-key", "--require-coverage")]
    [InlineData(2, "cannot be read", "--config", "no-such-folder/no-such-file.json")]
    [InlineData(2, "--idle must be a number from 1", "--idle", "0")]
    [InlineData(2, "must be at least 16 characters", "--admin-key", "only15letters__")]
    [InlineData(2, "must be printable ASCII", "--admin-key", "sixteen letters and spaces")]
    [InlineData(1, "cannot be written", "--export-wiremock", "xsolla-login-mock.dll")]
    public async Task A_start_up_error_is_one_line_and_an_exit_code(int exitCode, string said, params string[] arguments)
    {
        var (code, output, error) = await MockProcess.RunAsync(Stop, arguments);

        Assert.Equal(exitCode, code);
        Assert.Empty(output);
        Assert.Contains(said, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "--port <number>")]
    [InlineData("--version", ".")]
    public async Task Help_and_version_are_printed_and_the_mock_does_not_start(string option, string said)
    {
        var (code, output, error) = await MockProcess.RunAsync(Stop, option);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mock_listens_on_the_port_of_the_environment_variable()
    {
        var port = FreePort.Find();
        await using var mock = await MockProcess.StartInAsync(new() { ["XSOLLA_LOGIN_MOCK_PORT"] = $"{port}" }, Stop);

        Assert.Equal(port, mock.Origin.Port);
    }

    [Fact]
    public async Task Variables_that_Kubernetes_sets_for_a_Service_of_the_same_name_are_ignored()
    {
        await using var mock = await MockProcess.StartInAsync(
            new()
            {
                ["XSOLLA_LOGIN_MOCK_SERVICE_HOST"] = "10.0.0.1",
                ["XSOLLA_LOGIN_MOCK_SERVICE_PORT_HTTP"] = "5080",
                ["XSOLLA_LOGIN_MOCK_PORT"] = "tcp://10.0.0.1:5080",
                ["XSOLLA_LOGIN_MOCK_PORT_5080_TCP_ADDR"] = "10.0.0.1",
            },
            Stop, "--urls", "http://127.0.0.1:0");
        var (code, _, error) = await mock.StopAsync(Stop);

        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public async Task A_variable_of_ASP_NET_Core_that_has_no_effect_is_reported()
    {
        await using var mock = await MockProcess.StartInAsync(
            new() { ["ASPNETCORE_URLS"] = "http://localhost:1", ["XSOLLA_LOGIN_MOCK_JOURNAL"] = "1" }, Stop, "--urls", "http://127.0.0.1:0");
        await using var warning = await MockProcess.StartInAsync(new() { ["ASPNETCORE_URLS"] = "http://localhost:1" }, Stop);

        Assert.Empty((await mock.StopAsync(Stop)).Error);
        Assert.Contains("ASPNETCORE_URLS is not used; give the address with --urls", (await warning.StopAsync(Stop)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named_together_with_the_option_to_change_it()
    {
        var (code, _, error) = await MockProcess.RunAsync(Stop, "--urls", replay.BaseAddress.GetLeftPart(UriPartial.Authority));

        Assert.Equal(1, code);
        Assert.Contains($":{replay.BaseAddress.Port}", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("--port", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--urls")]
    public async Task The_mock_listens_on_the_given_address(string option)
    {
        var port = FreePort.Find();
        await using var mock = await MockProcess.StartAtAsync(Stop, option, option == "--port" ? $"{port}" : $"http://127.0.0.1:{port}");
        using var http = new HttpClient { BaseAddress = mock.Origin };
        using var health = await http.GetAsync("__admin/health", Stop);

        Assert.Equal((port, HttpStatusCode.OK), (mock.Origin.Port, health.StatusCode));
    }

    [Theory]
    [InlineData(null, "Only this machine can use the admin endpoints")]
    [InlineData("sixteen-letters!", "travels unencrypted")]
    public async Task The_mock_warns_if_other_machines_reach_it(string? key, string said)
    {
        // The mock listens on all interfaces; the test uses loopback.
        Dictionary<string, string> environment = key is null ? [] : new() { ["XSOLLA_LOGIN_MOCK_ADMIN_KEY"] = key };
        await using var mock = await MockProcess.StartInAsync(environment, Stop, "--urls", "http://0.0.0.0:0");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{mock.Origin.Port}") };
        using var control = await http.GetAsync("__admin/reloads", Stop);
        var (_, _, error) = await mock.StopAsync(Stop);

        Assert.Equal(key is null ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, control.StatusCode);
        var warning = Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("http://0.0.0.0:", warning, StringComparison.Ordinal);
        Assert.Contains(said, warning, StringComparison.Ordinal);
        Assert.DoesNotContain(key ?? "sixteen", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mock_does_not_warn_on_loopback()
    {
        await using var mock = await MockProcess.StartAtAsync(Stop, "--urls", "http://127.0.0.1:0;http://[::1]:0");

        Assert.Empty((await mock.StopAsync(Stop)).Error);
    }

    [Fact]
    public async Task A_very_long_request_gets_an_answer_that_a_web_page_may_read()
    {
        using var http = replay.CreateClient();
        using var request = new ExampleRequest(ContractDocument.Current.Operation("login")).ToMessage();
        request.RequestUri = new Uri($"{request.RequestUri}&analytics={new string('a', 20_000)}", UriKind.Relative);
        request.Headers.Add("Origin", "https://game.example.com");
        request.Headers.Add("X-Engine", new string('b', 40_000));
        using var response = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("https://game.example.com", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }
}
