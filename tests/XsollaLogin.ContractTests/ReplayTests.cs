namespace XsollaLogin.ContractTests;

/// <summary>The mock replays every answer of the contract over HTTP.</summary>
public class ReplayTests(ExampleFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string, string> Answers =>
        [.. Contract.Operations.SelectMany(operation => operation.Answers.Select(answer => (operation.Id, answer.Name)))];

    public static TheoryData<string> Operations => [.. Contract.Operations.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_replayed_by_name(string operation, string name) =>
        await Replay.AssertAsync(mock, Contract.Operation(operation).Answer(name), $"example={name}");

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_preferred_status_gets_its_first_example(string operation)
    {
        foreach (var response in Contract.Operation(operation).Responses)
        {
            await Replay.AssertAsync(mock, response.Answers[0], $"code={(int)response.Status}");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_without_a_preference_gets_the_first_answer(string operation) =>
        await Replay.AssertAsync(mock, Contract.Operation(operation).Answers.First(), prefer: null);

    [Theory]
    [InlineData("example=NoSuchAnswer")]
    [InlineData("code=299")]
    public async Task An_unknown_preference_is_rejected_with_the_list_of_known_ones(string prefer)
    {
        var operation = Contract.Operations[0];
        using var http = mock.CreateClient();
        using var request = new ExampleRequest(operation).ToMessage();
        request.Headers.Add("Prefer", prefer);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var description = (await JsonBody.OfAsync(response))!["error"]!["description"]!.GetValue<string>();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var byStatus = prefer.StartsWith("code", StringComparison.Ordinal);
        Assert.All(operation.Answers, answer => Assert.Contains(byStatus ? $"{(int)answer.Status}" : answer.Name, description));
    }
}
