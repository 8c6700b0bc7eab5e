namespace XsollaLogin.IntegrationTests;

/// <summary>Each answer that has no natural cause can be had by a scripted answer, once, and then the flow goes on.</summary>
public class WithoutCauseTests(MockFixture mock)
{
    public static TheoryData<string, string> Answers =>
        [.. ContractDocument.Current.Answers.Where(answer => WithoutCause.Answers.Contains(answer.ToString())).Select(answer => (answer.Response.Owner, answer.Name))];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_scripted(string id, string name)
    {
        var operation = ContractDocument.Current.Operation(id);
        var expected = operation.Answer(name);
        await using var world = await mock.Asked.NewWorldAsync();
        await world.ScriptAsync(id, name);
        using var response = await SendAsync(world, operation);

        Assert.Equal(expected.Status, response.StatusCode);
        Assert.True(JsonNode.DeepEquals(expected.Value, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))));
        Assert.All(expected.Headers, header => Assert.Equal([header.Value], response.Headers.NonValidated[header.Key]));
    }

    private static async Task<HttpResponseMessage> SendAsync(World world, ContractOperation operation)
    {
        var request = new ExampleRequest(operation);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Name == "projectId")) request.Parameters[parameter] = world.ProjectId;
        if (operation.Parameters.All(parameter => parameter.Name != "projectId"))
        {
            // These find their world by the client or by the token.
            if (request.Body?["client_id"] is not null) request.Body["client_id"] = await ClientAsync(world);
            if (request.Body?["token"] is not null) request.Body["token"] = await TokenAsync(world);
            request.Token = await TokenAsync(world);
        }

        using var message = request.ToMessage();
        return await world.Http.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static async Task<long> ClientAsync(World world)
    {
        await world.By(Protocol.OAuth2).RequestPhoneCodeAsync();
        return world.ClientId;
    }

    private static async Task<string> TokenAsync(World world) => await world.TokenOfAsync((await world.SignUpAsync(Some()))!.LoginUrl);

    private static Person Some() => Person.John with { Username = $"{Guid.NewGuid()}", Email = $"{Guid.NewGuid()}@example.com" };
}
