using System.Text;

namespace XsollaLogin.ContractTests;

/// <summary>Each kind of violation gets an error response of the contract, and hostile input never a 5xx.</summary>
public class ValidationTests(ExampleFixture mock)
{
    private const int LargestBody = 1024 * 1024;

    private static readonly ContractDocument Contract = ContractDocument.Current;
    private static readonly ContractOperation Login = Contract.Operation("login");
    private static readonly ContractAnswer Invalid = Login.Answer("InvalidParameters");

    [Fact]
    public async Task All_violations_are_listed()
    {
        var request = new ExampleRequest(Login) { Body = new JsonObject() };
        request.Parameters.Clear();
        request.Parameters[Login.Parameters.Single(parameter => parameter.Name == "with_logout")] = "maybe";

        await InvalidRequest.AssertAsync(mock, request.ToMessage(), Invalid,
            [
                "projectId in query is required", "with_logout in query should be one of [0 1 true false]",
                "body.username in body is required", "body.password in body is required",
            ]);
    }

    [Fact]
    public async Task A_violation_with_a_specific_answer_gets_the_general_answer_among_other_violations()
    {
        var operation = Contract.Operation("loginOAuth2");
        var request = new ExampleRequest(operation) { Body = new JsonObject() };
        request.Parameters[operation.Parameters.Single(parameter => parameter.Name == "state")] = "short";

        await InvalidRequest.AssertAsync(mock, request.ToMessage(), operation.Answer("InvalidParameters"),
            ["state in query should be at least 8 chars long", "body.username in body is required"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("nonsense")]
    public async Task A_wrong_content_type_is_a_violation(string contentType) =>
        await InvalidRequest.AssertAsync(mock, WithBody("{}"u8.ToArray(), contentType), Invalid, ["application/json"]);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"username\":\"John\",}")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("NaN")]
    public async Task A_body_that_is_not_a_JSON_object_is_a_violation(string body) =>
        await InvalidRequest.AssertAsync(mock, WithBody(Encoding.UTF8.GetBytes(body)), Invalid, ["body"]);

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_a_violation() =>
        await InvalidRequest.AssertAsync(mock, WithBody([.. "{\"username\":\""u8, 0xC3, 0x28, .. "\",\"password\":\"password123\"}"u8]), Invalid, ["body"]);

    [Fact]
    public async Task A_deeply_nested_body_is_a_violation() =>
        await InvalidRequest.AssertAsync(mock, WithBody(Encoding.UTF8.GetBytes(new string('[', 100_000))), Invalid, ["body"]);

    [Fact]
    public async Task A_body_over_the_largest_size_is_a_violation() =>
        await InvalidRequest.AssertAsync(mock, WithBody(LoginOfSize(LargestBody + 1)), Invalid, ["body"]);

    [Fact]
    public async Task A_chunked_body_over_the_largest_size_is_a_violation()
    {
        var request = WithBody(LoginOfSize(LargestBody + 1));
        request.Headers.TransferEncodingChunked = true;

        await InvalidRequest.AssertAsync(mock, request, Invalid, ["body"]);
    }

    [Fact]
    public async Task A_body_of_the_largest_size_is_read()
    {
        using var http = mock.CreateClient();
        using var request = WithBody(LoginOfSize(LargestBody));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(Login.Answers.First().Status, response.StatusCode);
    }

    [Fact]
    public async Task A_broken_form_is_a_violation()
    {
        var operation = Contract.Operation("exchangeToken");
        var request = new ExampleRequest(operation).ToMessage();
        request.Content = new StringContent("grant_type=%zz&&=&client_id", Encoding.UTF8, operation.Body!.MediaType);

        await InvalidRequest.AssertAsync(mock, request, operation.Answer("InvalidParameters"), ["grant_type in formData", "client_id in formData"]);
    }

    [Theory]
    [InlineData("no/such/path")]
    [InlineData("")]
    [InlineData("login/")]
    [InlineData("LOGIN")]
    [InlineData("projects//keys")]
    [InlineData("projects/a/b/keys")]
    [InlineData("<script>")]
    public async Task An_unknown_path_gets_an_error_response(string path) =>
        await AssertFallbackAsync(new HttpRequestMessage(HttpMethod.Get, path), "unknownPath");

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("NONSENSE")]
    public async Task An_unknown_method_gets_an_error_response_with_the_allowed_methods(string method)
    {
        var response = await AssertFallbackAsync(new HttpRequestMessage(new HttpMethod(method), Login.Path[1..]), "unknownMethod");

        Assert.Equal([Login.Method.Method], response.Content.Headers.Allow.Where(allowed => allowed != HttpMethod.Options.Method));
    }

    [Theory]
    [InlineData("login?projectId=%zz")]
    [InlineData("login?projectId=%C3%28")]
    [InlineData("login?projectId=%00")]
    [InlineData("login?&&==&%=%&projectId=x&projectId")]
    [InlineData("login?projectId=%F0%9F%92%A9")]
    [InlineData("projects/%zz/keys")]
    [InlineData("projects/%C3%28/keys")]
    [InlineData("projects/%2F..%2F/keys")]
    [InlineData("%zz")]
    public async Task A_hostile_URL_never_gets_a_5xx(string pathAndQuery)
    {
        var path = pathAndQuery.Split('?')[0];
        var operation = Contract.Operations.FirstOrDefault(operation => operation.Covers('/' + path));
        using var http = mock.CreateClient();
        var asWritten = new Uri(mock.BaseAddress + pathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(operation?.Method ?? HttpMethod.Get, asWritten);
        if (operation?.Body is not null) request.Content = WithBody("{\"username\":\"John\",\"password\":\"password123\"}"u8.ToArray()).Content;
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        // The handler has validated status and body against the contract, which declares no 5xx.
        Assert.True((int)response.StatusCode < 500);
    }

    private async Task<HttpResponseMessage> AssertFallbackAsync(HttpRequestMessage request, string fallback)
    {
        using var http = mock.CreateClient();
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(Contract.Fallback(fallback).Status, response.StatusCode);
        JsonBody.AssertEqual(Contract.Fallback(fallback).Answers[0].Body, await JsonBody.OfAsync(response));
        return response;
    }

    private static HttpRequestMessage WithBody(byte[] body, string contentType = "application/json")
    {
        var message = new ExampleRequest(Login).ToMessage();
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return message;
    }

    private static byte[] LoginOfSize(int bytes)
    {
        const string start = "{\"username\":\"John\",\"password\":\"password123\",\"more\":\"";
        return Encoding.UTF8.GetBytes(start + new string('a', bytes - start.Length - 2) + "\"}");
    }
}
