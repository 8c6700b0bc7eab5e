using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Requests that every operation rejects, in any flow.</summary>
public class BrokenRequestTests(MockFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string> OperationsWithRules => Having("InvalidParameters");

    public static TheoryData<string> OperationsWithState => Having("StateTooShort");

    public static TheoryData<string> OperationsOfProjects => Having("ProjectNotFound");

    public static TheoryData<string> OperationsWithToken => [.. Contract.Operations.Where(operation => operation.NeedsToken).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(OperationsWithRules))]
    public async Task A_request_that_breaks_the_contract_is_rejected(string id)
    {
        var operation = Contract.Operation(id);
        var request = new ExampleRequest(operation);
        if (operation.Body is null) request.Parameters.Remove(operation.Parameters.First(parameter => parameter.Required && parameter.Violation is null));
        request.Body = null;

        await AssertRejectedAsync(mock.Mock, request, "InvalidParameters");
    }

    [Theory]
    [MemberData(nameof(OperationsWithState))]
    public async Task A_state_of_seven_characters_is_too_short(string id)
    {
        var request = new ExampleRequest(Contract.Operation(id));
        request.Parameters[request.Operation.Parameters.Single(parameter => parameter.Name == "state")] = "1234567";

        await AssertRejectedAsync(mock.Mock, request, "StateTooShort");
    }

    [Theory]
    [MemberData(nameof(OperationsWithToken))]
    public async Task A_missing_bearer_token_is_rejected(string id) =>
        await AssertRejectedAsync(mock.Mock, new ExampleRequest(Contract.Operation(id)) { Token = null }, "InvalidToken");

    [Theory]
    [MemberData(nameof(OperationsOfProjects))]
    public async Task A_strict_mock_rejects_an_unconfigured_project(string id)
    {
        await using var strict = await mock.StartAnotherAsync(new MockLoginServerOptions { Strict = true });

        await AssertRejectedAsync(strict, new ExampleRequest(Contract.Operation(id)), "ProjectNotFound");
    }

    [Theory]
    [InlineData("GET", "no/such/path", "unknownPath")]
    [InlineData("POST", "users/me/ask/more", "unknownPath")]
    [InlineData("DELETE", "login", "unknownMethod")]
    public async Task An_unknown_path_or_method_is_rejected_with_the_envelope(string method, string path, string fallback)
    {
        using var http = mock.Mock.NewClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(Contract.Fallback(fallback).Status, response.StatusCode);
    }

    private static TheoryData<string> Having(string name) =>
        [.. Contract.Operations.SelectMany(operation => operation.Answers)
            .Where(answer => answer.Name == name && !WithoutCause.Answers.Contains(answer.ToString())).Select(answer => answer.Response.OperationOrFallback)];

    private static async Task AssertRejectedAsync(TestMock mock, ExampleRequest request, string answer)
    {
        var expected = request.Operation.Answer(answer);
        using var http = mock.NewClient();
        using var message = request.ToMessage();
        message.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;

        Assert.Equal((expected.Status, expected.ErrorCode), (response.StatusCode, error["code"]!.ToString()));
    }
}
