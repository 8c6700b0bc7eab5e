using System.Net.Http.Json;
using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.Statements;

/// <summary>A parameter has an effect only in the operations that declare it.</summary>
public class UnreadParameterTests(MockFixture mock)
{
    private static readonly string[] Allowed = ["https://game.example.com"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_audience_has_no_effect_in_a_login_by_code()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { fixedCode = "1234" });
        var started = await PostAsync(
            project, "requestEmailCodeOAuth2", $"{OAuth2(project)}&audience=https://api.example.com", $$"""{"email": "{{Person.John.Email}}"}""");
        var operation = (string)started["operation_id"]!;
        var token = await project.TokenOfAsync((await project.ConfirmEmailCodeAsync(operation, "1234")).LoginUrl);

        Assert.DoesNotContain("https://api.example.com", Jwt.Read(token).Claims.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_template_has_no_effect_in_a_login_by_code()
    {
        await using var project = await mock.NewProjectAsync();
        await PostAsync(project, "requestEmailCode", $"projectId={project.ProjectId}&email_template=Game", $$"""{"email": "{{Person.John.Email}}"}""");

        Assert.Null(Assert.Single((await project.SaveAsync())["messages"]!.AsArray())!["emailTemplate"]);
    }

    [Fact]
    public async Task With_logout_and_payload_have_no_effect_in_the_check_of_OAuth2()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var earlier = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var answer = await project.Http.GetFromJsonAsync<JsonObject>($"oauth2/sso?{OAuth2(project)}&with_logout=1&payload=data", Stop);
        var token = await project.TokenOfAsync((string)answer!["login_url"]!);

        await project.ValidateAsync(earlier);
        Assert.Null(Jwt.Read(token).Claims["payload"]);
    }

    [Theory]
    [InlineData("login_url=no-url&payload=other&with_logout=many")]
    [InlineData("scope=email&state=short&redirect_uri=no-url")]
    public async Task The_parameters_of_the_request_for_the_code_apply_to_its_confirmation(string query)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { fixedCode = "1234" });
        var earlier = await project.TokenOfAsync((await project.ConfirmEmailCodeAsync(await project.RequestEmailCodeAsync(), "1234")).LoginUrl);
        var operation = await project.RequestEmailCodeAsync(ending: new Ending { Scope = "offline", Payload = "data", State = "first-state" });
        var confirmed = await PostAsync(
            project, "confirmEmailCodeOAuth2", $"client_id={project.ClientId}&{query}",
            $$"""{"email": "{{Person.John.Email}}", "code": "1234", "operation_id": "{{operation}}"}""");
        var landing = new LandingUrl((string)confirmed["login_url"]!);
        var tokens = await project.ExchangeAsync(landing["code"]);

        Assert.Equal("first-state", landing["state"]);
        Assert.Equal(("offline", "data"), ((string?)Jwt.Read(tokens.AccessToken).Claims["scp"]?[0], (string?)Jwt.Read(tokens.AccessToken).Claims["payload"]));
        await project.ValidateAsync(earlier);
    }

    public static TheoryData<string, string> Ignored =>
    [
        .. ContractDocument.Current.Operations.SelectMany(operation =>
            operation.Parameters.Where(parameter => parameter.Ignored).Select(parameter => (operation.Id, parameter.Name))),
    ];

    [Theory]
    [MemberData(nameof(Ignored))]
    public async Task Each_value_of_a_parameter_without_an_effect_is_accepted(string operation, string parameter)
    {
        await using var project = await mock.NewProjectAsync();
        await mock.Mock.SendRawAsync(operation, $"projectId={project.ProjectId}&{parameter}=!!&{parameter}=", "{}");
        var violations = JournalReading.ViolationsOf(await mock.Mock.LastEntryAsync(project), "request");

        Assert.DoesNotContain(violations, violation => violation.Contains(parameter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_a_call_does_not_name_has_no_effect()
    {
        await using var project = await mock.NewProjectAsync();
        await using var other = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var status = await mock.Mock.SendRawAsync("validateToken", $"projectId={other.ProjectId}&client_id={other.ClientId}", $$"""{"token": "{{token}}"}""");

        Assert.Equal(HttpStatusCode.NoContent, status);
    }

    [Fact]
    public async Task A_login_that_a_call_does_not_name_has_no_effect()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var status = await mock.Mock.SendRawAsync(
            "login", $"projectId={project.ProjectId}&login=error.003-001", $$"""{"username": "{{Person.John.Username}}", "password": "password123"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        await mock.Mock.SendRawAsync(
            "login", $"projectId={project.ProjectId}&login=error.003-001", """{"username": "error.003-007", "password": "password123"}""");
        Assert.Equal("AccountNotConfirmed", (string?)(await mock.Mock.LastEntryAsync(project))["answer"]!["example"]);
    }

    [Fact]
    public async Task A_client_that_a_call_does_not_name_forbids_no_origin()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new { allowedOrigins = Allowed, clients = new[] { new { client_id = project.ClientId } } });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"oauth2/logout?sessions=none&client_id={project.ClientId}");
        request.Headers.Add("Origin", "https://other.example.com");
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var answer = await project.Http.SendAsync(request, Stop);

        Assert.Equal(["https://other.example.com"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_call_that_is_not_on_the_page_does_not_exist()
    {
        await using var project = await mock.NewProjectAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"users/me/login_urls?projectId={project.ProjectId}");
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var answer = await project.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string OAuth2(TestProject project) =>
        $"projectId={project.ProjectId}&client_id={project.ClientId}&response_type=code&state=xsollatest&redirect_uri={Ending.CallbackUrl}";

    private static async Task<JsonObject> PostAsync(TestProject project, string operation, string query, string body)
    {
        using var content = new StringContent(body, null, "application/json");
        using var answer = await project.Http.PostAsync($"{ContractDocument.Current.Operation(operation).Path[1..]}?{query}", content, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
