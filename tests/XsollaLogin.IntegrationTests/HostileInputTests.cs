using System.Text;

namespace XsollaLogin.IntegrationTests;

/// <summary>Input that is valid in one reading of the rules and invalid in another is rejected with a reason, never a server error.</summary>
public class HostileInputTests(MockFixture mock)
{
    [Theory]
    [InlineData("login", "application/json", """{"username": 5, "username": "john1", "password": "password1"}""")]
    [InlineData("login/phone/request", "application/json", """{"phone_number": "+1234567", "email": 5}""", HttpStatusCode.OK)]
    [InlineData("login/email/request", "application/json", """{"email": "a@example.com", "phone_number": [1]}""", HttpStatusCode.OK)]
    [InlineData("oauth2/token", "application/x-www-form-urlencoded", """grant_type=authorization_code&client_id=57&code="error.003-001" """)]
    public async Task An_ambiguous_body_causes_no_server_error(string path, string mediaType, string body, HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        await using var project = await mock.NewProjectAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?projectId={project.ProjectId}")
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        };
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var response = await project.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"callbackUrls": ["https://a.example.com/\r\nX: y"]}""", "callbackUrls")]
    [InlineData("""{"callbackUrls": ["javascript:alert(1)"]}""", "callbackUrls")]
    [InlineData("""{"callbackUrls": ["javascript://[%0aalert(1)"]}""", "callbackUrls")]
    [InlineData("""{"redirectUris": ["JavaScript://%0aalert(1)//"]}""", "redirectUris")]
    [InlineData("""{"callbackUrls": ["feed:javascript:alert(1)"]}""", "callbackUrls")]
    [InlineData("""{"callbackUrls": ["ms-msdt:/id"]}""", "callbackUrls")]
    [InlineData("""{"callbackUrls": ["https://[é]/"]}""", "callbackUrls")]
    [InlineData("""{"errorCallbackUrl": "view-source:https://game.example.com"}""", "errorCallbackUrl")]
    [InlineData("""{"allowedOrigins": ["https://user@game.example.com"]}""", "allowedOrigins")]
    [InlineData("""{"allowedOrigins": ["https://@game.example.com"]}""", "allowedOrigins")]
    [InlineData("""{"jwtAlgorithm": 7}""", "jwtAlgorithm")]
    [InlineData("""{"users": [{"email": "a@example.com"}, {"email": "A@example.com"}]}""", "twice")]
    public Task Harmful_settings_are_rejected(string settings, string said) => AssertRejectedAsync(HttpMethod.Put, "", JsonNode.Parse(settings)!, said);

    [Theory]
    [InlineData("authorizationCodes", """[{"key": "a", "value": null, "expires": "2030-01-01T00:00:00Z"}]""", "authorizationCodes must not hold null")]
    [InlineData("sessions", """[{"key": "a", "value": null, "expires": "2030-01-01T00:00:00Z"}]""", "sessions must not hold null")]
    [InlineData("drawn", "-1000", "drawn must be from 0")]
    [InlineData("drawn", "9223372036854775807", "drawn must be from 0")]
    [InlineData("privateKey", "\"AAAA\"", "privateKey must be an RSA key")]
    [InlineData("scriptedAnswers", """[{"operation": "login", "example": "NoSuch"}]""", "NoSuch")]
    [InlineData("links",
        """[{"key": "a", "value": {"kind": 7, "subject": "x", "target": null}, "expires": "2030-01-01T00:00:00Z"}]""",
        "links: kind must be one of ConfirmAccount, ")]
    [InlineData("links",
        """[{"key": "a", "value": {"kind": "ResetPassword", "subject": "x", "target": null}, "expires": "2030-01-01T00:00:00Z"}]""",
        "links: a password reset needs a resetCode and a target")]
    [InlineData("codes",
        """
        [{
          "id": "a", "field": "email", "login": "a@example.com", "code": "1", "expires": "2030-01-01T00:00:00Z",
          "target": {"url": "javascript://%0aalert(1)//"}, "sequence": 0
        }]
        """,
        "codes: the URL of a target must be")]
    [InlineData("users",
        """[{"id": "a", "username": "John", "confirmed": true, "banned": false, "tokensFrom": 1000000000000}]""",
        "users: tokensFrom must be from 0 to drawn")]
    [InlineData("users", """[{"id": "a", "username": "John", "tokensFrom": -1}]""", "users: tokensFrom must be from 0 to drawn")]
    [InlineData("users", """[{"id": "..", "username": "John", "tokensFrom": 0}]""", "users: id ")]
    [InlineData("messages",
        """
        [{
          "id": "a", "projectId": "p", "channel": "email", "kind": "login-code", "to": "a@example.com", "subject": "Code", "text": "1234",
          "createdAt": "2030-01-01T00:00:00Z", "link": "javascript://%0aalert(1)//"
        }]
        """,
        "messages: a link must be a web address")]
    [InlineData("users",
        """[{"id": "a", "username": "John", "tokensFrom": 0}, {"id": "b", "username": "john", "tokensFrom": 0}]""",
        "appears twice")]
    public async Task A_harmful_snapshot_is_rejected(string member, string value, string said)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var snapshot = await project.SaveAsync();
        snapshot[member] = JsonNode.Parse(value);

        await AssertRejectedAsync(HttpMethod.Put, "/snapshot", snapshot, said);
    }

    [Theory]
    [InlineData("codes", "appears twice",
        """
        {
          "id": "a", "field": "email", "login": "a@example.com", "code": "1", "expires": "2030-01-01T00:00:00Z",
          "target": {"url": "https://example.com"}, "sequence": 0
        }
        """)]
    [InlineData("sessions", "sessions: a key appears twice", """{"key": "a", "value": "x", "expires": "2030-01-01T00:00:00Z"}""")]
    [InlineData("links", "links: a key appears twice",
        """{"key": "a", "value": {"kind": "ConfirmAccount", "subject": "x", "target": "https://example.com"}, "expires": "2030-01-01T00:00:00Z"}""")]
    public async Task A_snapshot_with_a_duplicate_one_time_value_is_rejected(string member, string error, string item)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var snapshot = await project.SaveAsync();
        snapshot[member] = JsonNode.Parse($"[{item}]");
        await project.RestoreAsync(snapshot);
        snapshot[member] = JsonNode.Parse($"[{item}, {item}]");

        await AssertRejectedAsync(HttpMethod.Put, "/snapshot", snapshot, error);
    }

    [Fact]
    public async Task The_clock_cannot_pass_the_last_date()
    {
        await using var project = await mock.NewProjectAsync();
        await project.AdvanceAsync(TimeSpan.FromDays(3000));
        var (status, _) = await mock.Mock.Admin.SendAsync(
            HttpMethod.Post, $"projects/{project.ProjectId}/clock/advance", new { seconds = TimeSpan.FromDays(3000).TotalSeconds },
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        await project.RestoreAsync(await project.SaveAsync());
        await project.SignUpAsync();
    }

    [Fact]
    public async Task Admin_requests_by_a_host_name_are_rejected()
    {
        using var http = new HttpClient { BaseAddress = mock.Mock.BaseAddress, DefaultRequestHeaders = { Host = "evil.example.com" } };
        using var response = await http.GetAsync("/__admin/inbox?projectId=p", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private async Task AssertRejectedAsync(HttpMethod method, string path, JsonNode body, string said)
    {
        await using var project = await mock.NewProjectAsync();
        var (status, answer) = await mock.Mock.Admin.SendAsync(method, $"projects/{project.ProjectId}{path}", body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, answer.ToJsonString(), StringComparison.Ordinal);
    }
}
