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

    public static TheoryData<string> OperationsOfClients =>
    [
        .. from operation in ContractDocument.Current.Operations
           where operation.Parameters.Any(parameter => parameter.Name == "client_id")
           select operation.Id,
    ];

    [Theory]
    [MemberData(nameof(OperationsOfClients))]
    public async Task A_client_that_the_project_does_not_list_is_rejected(string operation)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { fixedCode = "1234", askFields = new[] { new { name = "bday" } } });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        var code = operation.Contains("Email", StringComparison.Ordinal) ? await project.RequestEmailCodeAsync() : await project.RequestPhoneCodeAsync();
        await project.ConfigureAsync(new { clients = new[] { new { client_id = 58 } }, askFields = new[] { new { name = "bday" } } });
        var body = $$"""
            {"username": "{{Person.John.Username}}", "email": "{{Person.John.Email}}", "password": "password123", "phone_number": "{{Person.John.PhoneNumber}}",
             "code": "1234", "operation_id": "{{code}}", "token": "{{token}}", "updatedFields": {"bday": "1990-12-31"} }
            """;
        var isGet = ContractDocument.Current.Operation(operation).Method == HttpMethod.Get;
        var status = await mock.Mock.SendRawAsync(
            operation, $"projectId={project.ProjectId}&client_id=57&state=xsollatest&response_type=code", isGet ? null : body);
        var entry = await mock.Mock.LastEntryAsync(project);

        Assert.Empty(JournalReading.ViolationsOf(entry, "request"));
        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{status}");
        Assert.Contains((string?)entry["answer"]!["example"], (string[])["ObjectNotFound", "InvalidParameters"]);
    }
}
