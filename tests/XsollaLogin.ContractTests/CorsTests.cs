namespace XsollaLogin.ContractTests;

/// <summary>A browser may read every answer, errors and redirects included: the origin is echoed and credentials are allowed.</summary>
public class CorsTests(ExampleFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string, string> Answers => ReplayTests.Answers;

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_origin_may_read_an_answer(string operation, string name)
    {
        using var request = new ExampleRequest(Contract.Operation(operation)).ToMessage();
        request.Headers.Add("Prefer", $"example={name}");

        await AssertReadableAsync(request, Contract.Operation(operation).Answer(name).Status);
    }

    [Fact]
    public async Task The_origin_may_read_the_answer_to_an_unknown_path() =>
        await AssertReadableAsync(new HttpRequestMessage(HttpMethod.Get, "no/such/path"), Contract.Fallback("unknownPath").Status);

    [Fact]
    public async Task The_origin_may_read_the_answer_to_an_unknown_method() =>
        await AssertReadableAsync(new HttpRequestMessage(HttpMethod.Delete, Contract.Operation("login").Path[1..]), Contract.Fallback("unknownMethod").Status);

    [Fact]
    public async Task A_preflight_allows_the_method_the_headers_and_credentials()
    {
        var operation = Contract.Operation("login");
        var ofOperation = operation.Parameters.Where(parameter => parameter.In == "header").Select(parameter => parameter.Name.ToLowerInvariant());
        string[] headers = ["authorization", "content-type", .. ofOperation];
        using var request = new HttpRequestMessage(HttpMethod.Options, operation.Path[1..]);
        BrowserOrigin.SetOn(request);
        request.Headers.Add("Access-Control-Request-Method", operation.Method.Method);
        request.Headers.Add("Access-Control-Request-Headers", string.Join(',', headers));
        using var http = mock.CreateClient();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
        BrowserOrigin.AssertReadable(response);
        Assert.Contains(operation.Method.Method, Listed(response, "Access-Control-Allow-Methods"));
        Assert.Subset(Listed(response, "Access-Control-Allow-Headers"), headers.ToHashSet());
        // In seconds: long enough for a login, short enough for a tester who changes the settings.
        Assert.Equal(["600"], response.Headers.GetValues("Access-Control-Max-Age"));
    }

    [Fact]
    public async Task A_preflight_of_a_path_outside_the_contract_allows_what_the_browser_asks_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "no/such/path");
        BrowserOrigin.SetOn(request);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "x-game-version");
        using var http = mock.CreateClient();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        BrowserOrigin.AssertReadable(response);
        Assert.Equal(["PUT"], response.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["x-game-version"], response.Headers.GetValues("Access-Control-Allow-Headers"));
    }

    [Fact]
    public async Task An_answer_to_a_request_without_origin_allows_no_origin()
    {
        using var http = mock.CreateClient();
        using var response = await http.SendAsync(new ExampleRequest(Contract.Operation("login")).ToMessage(), TestContext.Current.CancellationToken);

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private async Task AssertReadableAsync(HttpRequestMessage request, HttpStatusCode status)
    {
        using (request)
        {
            BrowserOrigin.SetOn(request);
            request.Options.Set(ContractCheckingHandler.BreaksContract, true);
            using var http = mock.CreateClient();
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(status, response.StatusCode);
            BrowserOrigin.AssertReadable(response);
        }
    }

    private static HashSet<string> Listed(HttpResponseMessage response, string header) =>
        [.. response.Headers.GetValues(header).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
            .Select(value => header.EndsWith("Headers", StringComparison.Ordinal) ? value.ToLowerInvariant() : value)];
}
