using System.Text.Json;

namespace XsollaLogin.ContractTests;

/// <summary>
/// Every answer that the documentation page shows, as PageAnswers.json has it, comes from the mock just so.
/// Where the page writes a choice ('code' || 'link'), each value of it has its entry; the choices of one field go together
/// (a phone number by code, an e-mail address by link), as first with first and second with second.
/// </summary>
public class PageAnswersTests(ExampleFixture mock)
{
    /// <param name="Call">The call on the page.</param>
    /// <param name="Editions">The editions of the page that show the answer.</param>
    /// <param name="Operations">The operations that give it, in the JWT and the OAuth 2.0 form.</param>
    /// <param name="Example">The answer's name in the contract.</param>
    /// <param name="Body">The body that the page shows; null where it shows a status alone.</param>
    /// <param name="Location">For a redirect, the login URL of the page's request, which Location leads to.</param>
    public sealed record PageAnswer(
        string Call, string[] Editions, string[] Operations, HttpStatusCode Status, string Example, JsonNode? Body, string? Location);

    private static readonly IReadOnlyList<PageAnswer> Page = JsonSerializer.Deserialize<PageAnswer[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PageAnswers.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string, string> Answers => [.. Page.SelectMany(answer => answer.Operations.Select(operation => (operation, answer.Example)))];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_page_s_answer_is_replayed(string operation, string example)
    {
        await AssertReplayedAsync(operation, example, $"example={example}");
        if (ContractDocument.Current.Operation(operation).Answers.First().Name == example) await AssertReplayedAsync(operation, example, prefer: null);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_contract_calls_the_answer_documented_in_the_editions_that_show_it(string operation, string example)
    {
        var answer = Shown(operation, example);
        var evidence = ContractDocument.Current.Operation(operation).Answer(example).Evidence;

        Assert.Contains($"documented: {string.Join(", ", answer.Editions.Select(edition => edition[..2]))} ", evidence);
        Assert.Contains(answer.Call, evidence);
    }

    [Fact]
    public void Every_answer_that_the_contract_calls_documented_is_on_the_page() =>
        Assert.Empty(ContractDocument.Current.Operations.SelectMany(operation => operation.Answers)
            .Where(answer => answer.Evidence.StartsWith("documented: ", StringComparison.Ordinal))
            .Select(answer => (answer.Response.Owner, answer.Name))
            .Except(Page.SelectMany(answer => answer.Operations.Select(operation => (operation, answer.Example)))));

    [Fact]
    public void Every_call_of_the_page_has_an_answer_and_stands_at_its_operations()
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
