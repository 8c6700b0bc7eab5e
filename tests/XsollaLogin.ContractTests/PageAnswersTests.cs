using System.Text.Json;

namespace XsollaLogin.ContractTests;

/// <summary>
/// The mock replays every answer of the documentation page. PageAnswers.json contains them: if the page shows a choice ('code' || 'link'),
/// each value has an entry, and the choices of one answer are combined in their order (phone number with code, email address with link).
/// </summary>
public class PageAnswersTests(ExampleFixture mock)
{
    /// <param name="Call">The call on the page.</param>
    /// <param name="Editions">The editions of the page that contain the answer.</param>
    /// <param name="Operations">The operations that return it, in the JWT and the OAuth 2.0 form.</param>
    /// <param name="Example">The name of the answer in the contract.</param>
    /// <param name="Body">The body on the page; null: the page shows a status only.</param>
    /// <param name="Location">The host of the header Location of a redirect; null: the answer is not a redirect.</param>
    public sealed record PageAnswer(
        string Call, string[] Editions, string[] Operations, HttpStatusCode Status, string Example, JsonNode? Body, string? Location);

    private static readonly IReadOnlyList<PageAnswer> Page = JsonSerializer.Deserialize<PageAnswer[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PageAnswers.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string, string> Answers => [.. Page.SelectMany(answer => answer.Operations.Select(operation => (operation, answer.Example)))];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_of_the_page_is_replayed(string operation, string example)
    {
        await AssertReplayedAsync(operation, example, $"example={example}");
        if (ContractDocument.Current.Operation(operation).Answers.First().Name == example) await AssertReplayedAsync(operation, example, prefer: null);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_evidence_of_an_answer_names_the_editions_that_contain_it(string operation, string example)
    {
        var answer = Shown(operation, example);
        var evidence = ContractDocument.Current.Operation(operation).Answer(example).Evidence;

        Assert.Contains($"documented: {string.Join(", ", answer.Editions.Select(edition => edition[..2]))} ", evidence);
        Assert.Contains(answer.Call, evidence);
    }

    [Fact]
    public void Every_answer_with_documented_evidence_is_on_the_page() =>
        Assert.Empty(ContractDocument.Current.Operations.SelectMany(operation => operation.Answers)
            .Where(answer => answer.Evidence.StartsWith("documented: ", StringComparison.Ordinal))
            .Select(answer => (answer.Response.OperationOrFallback, answer.Name))
            .Except(Page.SelectMany(answer => answer.Operations.Select(operation => (operation, answer.Example)))));

    [Fact]
    public void Every_call_of_the_page_has_an_answer_and_its_operations()
    {
        var calls = ContractDocument.Current.Operations.ToDictionary(operation => operation.Id, operation => operation.DocumentedCall);
        var used = calls.Values.Where(call => !call.StartsWith("none", StringComparison.Ordinal));

        Assert.Equal(used.Distinct().Order(), Page.Select(answer => answer.Call).Distinct().Order());
        Assert.All(Page, answer => Assert.All(answer.Operations, operation => Assert.Equal(answer.Call, calls[operation])));
    }

    private static PageAnswer Shown(string operation, string example) =>
        Page.Single(answer => answer.Example == example && answer.Operations.Contains(operation));

    private async Task AssertReplayedAsync(string operation, string example, string? prefer)
    {
        var shown = Shown(operation, example);
        using var http = mock.CreateClient();
        using var request = new ExampleRequest(ContractDocument.Current.Operation(operation)).ToMessage();
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(shown.Status, response.StatusCode);
        JsonBody.AssertEqual(shown.Body, await JsonBody.OfAsync(response));
        Assert.Equal(shown.Location, response.Headers.Location?.Host);
    }
}
