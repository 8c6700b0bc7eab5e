using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The admin endpoints: their effects and their errors.</summary>
public class AdminTests(MockFixture mock)
{
    private readonly string _projectId = $"{Guid.NewGuid()}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PUT", "", "{\"codeLength\": ", "line 1")]
    [InlineData("PUT", "", "", "JSON")]
    [InlineData("PUT", "", "null", "the settings must be an object, not null")]
    [InlineData("PUT", "", "[]", "the settings must be an object, not a list")]
    [InlineData("PUT", "", "{\"codeLenght\": 4}", "codeLenght is unknown; there are askFields,")]
    [InlineData("PUT", "", "{\"clients\": [{}]}", "client_id")]
    [InlineData("PUT", "", "{\"users\": [{\"confirmed\": true}]}", "users[0]")]
    [InlineData("PUT", "", "{\"users\": null}", "users")]
    [InlineData("PUT", "", "{\"users\": [null]}", "users[0] must be an object, not null")]
    [InlineData("PUT", "", "{\"callbackUrls\": [null]}", "callbackUrls[0] must be a text, not null")]
    [InlineData("PUT", "", "{\"askFields\": [{\"name\": \"shoe_size\"}]}", "shoe_size")]
    [InlineData("PUT", "", "{\"askFields\": [{\"name\": \"email\", \"confirmation_type\": \"fax\"}]}", "fax")]
    [InlineData("PUT", "", "{\"askFields\": [{\"name\": \"email\"}, {\"name\": \"email\"}]}", "twice")]
    [InlineData("PUT", "", "{\"jwtAlgorithm\": \"ES256\"}", "jwtAlgorithm")]
    [InlineData("PUT", "", "{\"jwtSecret\": \"\"}", "jwtSecret")]
    [InlineData("PUT", "", "{\"fixedCode\": \"\"}", "fixedCode")]
    [InlineData("PUT", "", "{\"codeLength\": 0}", "codeLength must be from 1 to 32, not 0")]
    [InlineData("PUT", "", "{\"codeAttempts\": 0}", "codeAttempts must be from")]
    [InlineData("PUT", "", "{\"codeLifetimeSeconds\": 0}", "codeLifetimeSeconds must be from")]
    [InlineData("PUT", "", "{\"confirmCodeTimeoutMs\": -1}", "confirmCodeTimeoutMs must be from")]
    [InlineData("PUT", "", "{\"jwtLifetimeSeconds\": 0}", "jwtLifetimeSeconds must be from")]
    [InlineData("PUT", "", "{\"captchaAfterFailures\": -1}", "captchaAfterFailures must be from")]
    [InlineData("PUT", "", "{\"codeLength\": 99999999999}", "codeLength")]
    [InlineData("PATCH", "", "[]", "the settings must be an object")]
    [InlineData("PATCH", "", "{\"codeLenght\": null}", "codeLenght is unknown")]
    [InlineData("PATCH", "", "{\"codeLength\": 0}", "codeLength must be from 1 to 32, not 0")]
    [InlineData("PATCH", "", "{\"users\": [{\"username\": 5}]}", "users[0].username must be a text, not 5")]
    [InlineData("POST", "/users", "[]", "the user must be an object")]
    [InlineData("POST", "/users", "{}", "needs a username, an email or a phone_number")]
    [InlineData("POST", "/users", "{\"username\": \"\"}", "username must be of 1 to 255 characters")]
    [InlineData("POST", "/users", "{\"username\": 5}", "username must be a text, not 5")]
    [InlineData("POST", "/users", "{\"name\": \"John\"}", "name is unknown; there are id, username")]
    [InlineData("POST", "/users", "{\"username\": \"John\", \"fields\": {\"nickname\": 5}}", "fields.nickname must be a text")]
    [InlineData("POST", "/users", "{\"username\": \"John\", \"id\": \"a\\nb\"}", "id must not contain control characters")]
    [InlineData("POST", "/clock/advance", "{}", "seconds")]
    [InlineData("POST", "/clock/advance", "{\"seconds\": -1}", "must be 0 or more")]
    [InlineData("POST", "/clock/advance", "{\"seconds\": 1e300}", "seconds")]
    [InlineData("POST", "/clock/advance", "{\"seconds\": \"1\"}", "seconds")]
    [InlineData("POST", "/answers", "{}", "wrong type")]
    [InlineData("POST", "/answers", "[null]", "null")]
    [InlineData("POST", "/answers", "[{\"operation\": \"login\"}]", "example")]
    [InlineData("POST", "/answers", "[{\"operation\": \"logUp\", \"example\": \"LoggedIn\"}]", "login")]
    [InlineData("POST", "/answers", "[{\"operation\": \"login\", \"example\": \"NoSuch\"}]", "UserBanned")]
    [InlineData("POST", "/answers", "[{\"operation\": \"login\", \"example\": \"LoggedIn\", \"times\": 0}]", "times must be from 1")]
    [InlineData("PUT", "/snapshot", "{}", "settings")]
    [InlineData("PUT", "/snapshot", "{\"settings\": null}", "settings")]
    public async Task Bad_input_is_rejected_with_a_reason(string method, string path, string body, string said)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(new HttpMethod(method), $"projects/{_projectId}{path}", body, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, string.Join('\n', answer["errors"]!.AsArray().Select(error => (string?)error!["title"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_violations_are_reported_at_once()
    {
        var (_, answer) = await mock.Mock.Admin.SendAsync(HttpMethod.Put, $"projects/{_projectId}", new { codeLength = 0, codeAttempts = 0 }, Stop);

        Assert.Equal(2, answer["errors"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/snapshot")]
    [InlineData("GET", "/clock")]
    [InlineData("GET", "/users")]
    public async Task An_unknown_project_is_not_found(string method, string path)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(new HttpMethod(method), $"projects/{_projectId}{path}", null, Stop);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(_projectId, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "no-such-call", HttpStatusCode.NotFound)]
    [InlineData("PUT", "projects/", HttpStatusCode.NotFound)]
    [InlineData("GET", "requests/unmatched/near-misses", HttpStatusCode.NotFound)]
    [InlineData("POST", "inbox", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "health", HttpStatusCode.MethodNotAllowed)]
    public async Task An_unknown_admin_endpoint_is_answered_in_the_form_of_all_admin_errors(string method, string path, HttpStatusCode expected)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(new HttpMethod(method), path, null, Stop);

        Assert.Equal(expected, status);
        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal((int)expected, error["code"]!.GetValue<int>());
        Assert.NotEmpty(error["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("inbox?projectId=p&to=%E9@example.com")]
    [InlineData("projects/p/journal?oper%E9tion=login")]
    [InlineData("journal?wait=%FF")]
    public async Task A_query_that_cannot_be_decoded_is_rejected(string path)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{mock.Mock.BaseAddress.GetLeftPart(UriPartial.Authority)}/__admin/{path}"), Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("%25", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inbox?projectId=p&too=john@example.com", "there is no parameter \"too\"; there are projectId, to, kind, operationId, after, limit, wait")]
    [InlineData("projects/p/users?limit=1&name=John", "there is no parameter \"name\"; there are search, limit")]
    [InlineData("projects/p?force=1", "there is no parameter \"force\"; GET /__admin/projects/{projectId} has none")]
    [InlineData("reloads?since=1", "there is no parameter \"since\"; there are after, wait")]
    [InlineData("health?a=1&b=2", "there is no parameter \"b\"; GET /__admin/health has none")]
    public async Task An_unknown_query_parameter_is_rejected(string path, string said)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(HttpMethod.Get, path, null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, answer["errors"]!.AsArray().Select(error => (string?)error!["title"]));
    }

    [Fact]
    public async Task A_page_may_ask_for_the_health()
    {
        using var http = new HttpClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(mock.Mock.BaseAddress, "/__admin/health"))
        {
            Headers = { { "Origin", "https://game.example.com" }, { "Access-Control-Request-Method", "GET" } },
        };
        using var answer = await http.SendAsync(preflight, Stop);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["https://game.example.com"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_path_without_parameters_names_its_own_methods()
    {
        using var http = new HttpClient();
        using var answer = await http.DeleteAsync(new Uri(mock.Mock.BaseAddress, "/__admin/requests/find"), Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Scripted_answers_are_used_in_order_for_their_operation_before_any_other_answer()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.SignUpAsync();
        await project.ScriptAsync("login", "UserBanned", times: 2);
        await project.ScriptAsync("login", "AccountNotConfirmed");
        await project.RequestPhoneCodeAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
        project.Http.DefaultRequestHeaders.Add("Prefer", "example=LoggedIn");
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync("error.002-040", "password123"));
        Assert.Equal("https://someurl.com/", new LandingUrl((await project.LoginAsync("error.002-040", "password123")).LoginUrl).WithoutQuery);
        project.Http.DefaultRequestHeaders.Clear();
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync("error.002-040", "password123"));
        Assert.Equal(Ending.CallbackUrl, new LandingUrl((await project.LoginAsync()).LoginUrl).WithoutQuery);
    }

    [Fact]
    public async Task The_clock_endpoint_returns_the_time_of_the_project()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        var report = await another.Admin.DoAsync(HttpMethod.Post, $"projects/{_projectId}/clock/advance", new { seconds = 90.5 }, Stop);

        Assert.Equal(time.GetUtcNow().AddSeconds(90.5), (DateTimeOffset)report["now"]!);
    }

    [Theory]
    [InlineData("https://game.example.com")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_can_neither_read_nor_change_the_mock(string origin)
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        var before = await mock.Mock.Admin.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}/snapshot", cancellationToken: Stop);
        using var page = new HttpClient { BaseAddress = mock.Mock.BaseAddress, DefaultRequestHeaders = { { "Origin", origin } } };
        using var read = await page.GetAsync($"/__admin/inbox?projectId={project.ProjectId}", Stop);
        using var steered = await page.PostAsync($"/__admin/projects/{project.ProjectId}/clock/advance", new StringContent("{\"seconds\": 60}"), Stop);
        var after = await mock.Mock.Admin.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}/snapshot", cancellationToken: Stop);

        Assert.False(read.IsSuccessStatusCode);
        Assert.False(read.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(steered.IsSuccessStatusCode);
        Assert.Equal((double)before["clockAheadSeconds"]!, (double)after["clockAheadSeconds"]!);
    }
}
