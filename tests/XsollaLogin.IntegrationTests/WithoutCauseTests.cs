namespace XsollaLogin.IntegrationTests;

/// <summary>Each answer without a natural cause can be scripted.</summary>
public class WithoutCauseTests(MockFixture mock)
{
    public static TheoryData<string, string> Answers =>
        [.. ContractDocument.Current.Answers.Where(answer => WithoutCause.Answers.Contains(answer.ToString()))
            .Select(answer => (answer.Response.OperationOrFallback, answer.Name))];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_without_a_cause_can_be_scripted(string id, string name)
    {
        var operation = ContractDocument.Current.Operation(id);
        var expected = operation.Answer(name);
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(id, name);
        using var response = await SendAsync(project, operation);

        Assert.Equal(expected.Status, response.StatusCode);
        Assert.True(JsonNode.DeepEquals(expected.Body, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))));
        Assert.All(expected.Headers, header => Assert.Equal([header.Value], response.Headers.NonValidated[header.Key]));
    }

    [Fact]
    public void Each_answer_of_the_list_is_declared() =>
        Assert.Empty(WithoutCause.Answers.Except(ContractDocument.Current.Answers.Select(answer => answer.ToString())));

    private static async Task<HttpResponseMessage> SendAsync(TestProject project, ContractOperation operation)
    {
        var request = new ExampleRequest(operation);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Name == "projectId")) request.Parameters[parameter] = project.ProjectId;
        if (operation.Parameters.All(parameter => parameter.Name != "projectId"))
        {
            // The mock finds the project of these operations by the client or by the token.
            if (request.Body?["client_id"] is not null) request.Body["client_id"] = await ClientAsync(project);
            if (request.Body?["token"] is not null) request.Body["token"] = await TokenAsync(project);
            request.Token = await TokenAsync(project);
        }

        using var message = request.ToMessage();
        return await project.Http.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static async Task<long> ClientAsync(TestProject project)
    {
        await project.By(Protocol.OAuth2).RequestPhoneCodeAsync();
        return project.ClientId;
    }

    private static async Task<string> TokenAsync(TestProject project) => await project.TokenOfAsync((await project.SignUpAsync(Some()))!.LoginUrl);

    private static Person Some() => Person.John with { Username = $"{Guid.NewGuid()}", Email = $"{Guid.NewGuid()}@example.com" };
}
