using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests;

/// <summary>Prism, an independent reader of the contract, finds no violation in the traffic of the mock.</summary>
public class PrismTests(PrismProxy prism) : IClassFixture<PrismProxy>
{
    // Prism follows redirects to the internet, so redirects are left out.
    public static TheoryData<string, string> Answers =>
        [.. ContractDocument.Current.Operations.SelectMany(operation => operation.Answers
            .Where(answer => (int)answer.Status is < 300 or >= 400)
            .Select(answer => (operation.Id, answer.Name)))];

    public static TheoryData<string> Calls =>
        [.. ContractDocument.Current.Operations.Where(operation => (int)operation.Answers.First().Status < 300).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Prism_finds_no_violation_in_an_answer(string operation, string name)
    {
        var expected = ContractDocument.Current.Operation(operation).Answer(name);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = await prism.AddressAsync() };
        using var request = new ExampleRequest(ContractDocument.Current.Operation(operation)).ToMessage();
        request.Headers.Add("Prefer", $"example={name}");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await JsonBody.OfAsync(response);

        // Prism reports a violation in the body or in the header.
        JsonBody.AssertEqual(expected.Body, body);
        Assert.Equal(expected.Status, response.StatusCode);
        Assert.False(response.Headers.TryGetValues("sl-violations", out var violations), string.Join('\n', violations ?? []));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Prism_finds_no_violation_in_a_request_of_the_generated_client(string operation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = await prism.AddressAsync() };
        http.DefaultRequestHeaders.Add("Prefer", $"example={ContractDocument.Current.Operation(operation).Answers.First().Name}");
        // A browser sends the cookie; the client has no member for it.
        if (ContractDocument.Current.Operation(operation).SessionCookie is { } cookie) http.DefaultRequestHeaders.Add("Cookie", $"{cookie}=examplesession");
        var (response, _) = await new GeneratedCall(ContractDocument.Current.Operation(operation)).SendAsync(http, TestContext.Current.CancellationToken);

        Assert.False(response.Headers.TryGetValues("sl-violations", out var violations), string.Join('\n', violations ?? []));
    }

    [Fact]
    public async Task Prism_rejects_a_request_that_violates_the_contract()
    {
        using var http = new HttpClient { BaseAddress = await prism.AddressAsync() };
        using var response = await http.PostAsync(ContractDocument.Current.Operation("login").Path[1..], null, TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
