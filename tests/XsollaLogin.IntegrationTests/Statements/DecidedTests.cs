using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.Statements;

/// <summary>Decisions of contract/README.md about statuses: the values of a consent, and a client that the project does not list.</summary>
public class DecidedTests(MockFixture mock)
{
    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("false", true)]
    [InlineData("\"yes\"", false)]
    [InlineData("1", false)]
    public async Task A_consent_is_a_boolean_also_as_a_text(string value, bool isAccepted)
    {
        await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "gdpr_consent" } } });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        var status = await mock.Mock.SendRawAsync(
            "ask", $"projectId={project.ProjectId}", $$"""{"updatedFields": {"gdpr_consent": {{value}}}, "token": "{{token}}"}""");

        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, status);
        Assert.Equal(isAccepted ? 0 : 1, (await project.GetAskFieldsAsync(token)).Count);
    }

    [Theory]
    [InlineData("askOAuth2", "state=xsollatest", """{"updatedFields": {"bday": "1990-12-31"}, "token": "TOKEN"}""", 400)]
    [InlineData("resendConfirmationLinkOAuth2", "state=xsollatest", """{"username": "John"}""", 400)]
    [InlineData("checkSsoOAuth2", "state=xsollatest&response_type=code", null, 400)]
    [InlineData("loginOAuth2", "state=xsollatest&response_type=code", """{"username": "John", "password": "password123"}""", 404)]
    public async Task A_client_that_the_project_does_not_list_is_rejected(string operation, string query, string? body, int status)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { askFields = new[] { new { name = "bday" } } });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        await project.ConfigureAsync(new { clients = new[] { new { client_id = 58 } }, askFields = new[] { new { name = "bday" } } });
        var answered = await mock.Mock.SendRawAsync(
            operation, $"projectId={project.ProjectId}&client_id=57&{query}", body?.Replace("TOKEN", token, StringComparison.Ordinal));

        Assert.Equal(status, (int)answered);
    }
}
