using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.ContractTests;

/// <summary>The handler that validates the traffic of the other tests detects each kind of violation.</summary>
public class ContractCheckingHandlerTests
{
    private static readonly Uri Api = new("https://login.example/api/");
    private static readonly ContractDocument Contract = ContractDocument.Current;
    private static readonly ContractOperation Login = Contract.Operation("login");

    [Fact]
    public async Task A_valid_request_and_answer_pass()
    {
        using var http = Client(Answer(HttpStatusCode.OK, "{\"login_url\":\"https://someurl.com\"}"));
        using var response = await http.SendAsync(new ExampleRequest(Login).ToMessage(), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_operation_is_a_violation() =>
        await AssertViolationAsync("no such operation", new HttpRequestMessage(HttpMethod.Get, "no/such/path"), Answer(HttpStatusCode.OK, "{}"));

    [Fact]
    public async Task A_missing_parameter_is_a_violation()
    {
        var request = new ExampleRequest(Login);
        request.Parameters.Clear();

        await AssertViolationAsync("query parameter projectId is missing", request.ToMessage());
    }

    [Fact]
    public async Task A_parameter_that_violates_its_schema_is_a_violation()
    {
        var request = new ExampleRequest(Login);
        request.Parameters[Login.Parameters.Single(parameter => parameter.Name == "with_logout")] = "maybe";

        await AssertViolationAsync("with_logout: NotInEnumeration", request.ToMessage());
    }

    [Fact]
    public async Task A_parameter_given_twice_is_a_violation()
    {
        var request = new ExampleRequest(Login).ToMessage();
        request.RequestUri = new Uri($"{request.RequestUri}&projectId=another", UriKind.Relative);

        await AssertViolationAsync("projectId is given 2 times", request);
    }

    [Fact]
    public async Task A_missing_token_is_a_violation() =>
        await AssertViolationAsync("no bearer token", new ExampleRequest(Contract.Operation("logout")) { Token = null }.ToMessage());

    [Fact]
    public async Task A_missing_body_is_a_violation() => await AssertViolationAsync("body is missing", new ExampleRequest(Login) { Body = null }.ToMessage());

    [Fact]
    public async Task A_body_that_violates_its_schema_is_a_violation()
    {
        var request = new ExampleRequest(Login) { Body = new JsonObject { ["password"] = "password123" } };

        await AssertViolationAsync("PropertyRequired: #/username", request.ToMessage());
    }

    [Fact]
    public async Task A_form_that_violates_its_schema_is_a_violation()
    {
        var request = new ExampleRequest(Contract.Operation("exchangeToken"));
        request.Body!["client_id"] = "none";

        await AssertViolationAsync("IntegerExpected: #/client_id", request.ToMessage());
    }

    [Fact]
    public async Task A_wrong_content_type_of_the_request_is_a_violation()
    {
        var request = new ExampleRequest(Login).ToMessage();
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        await AssertViolationAsync("content type is text/plain", request);
    }

    [Fact]
    public async Task A_request_body_that_the_operation_does_not_declare_is_a_violation()
    {
        var request = new ExampleRequest(Contract.Operation("checkSso")).ToMessage();
        request.Content = new StringContent("{}");

        await AssertViolationAsync("there is a body", request);
    }

    [Fact]
    public async Task The_answer_to_a_request_that_is_broken_on_purpose_is_validated()
    {
        var request = new ExampleRequest(Login) { Body = null }.ToMessage();
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);

        await AssertViolationAsync("the status is not one of", request, Answer(HttpStatusCode.InternalServerError, "{}"));
    }

    [Theory]
    [InlineData(299, "application/json", "{}", "the status is not one of 200")]
    [InlineData(200, "text/html", "{}", "content type is text/html")]
    [InlineData(200, "application/json", "", "not JSON")]
    [InlineData(200, "application/json", "{} {}", "not JSON")]
    [InlineData(200, "application/json", "{}", "PropertyRequired: #/login_url")]
    [InlineData(200, "application/json", "{\"login_url\":1}", "StringExpected: #/login_url")]
    [InlineData(200, "application/json", "{\"login_url\":\"x\",\"more\":1}", "NoAdditionalPropertiesAllowed: #/more")]
    [InlineData(401, "application/json", "{\"error\":{\"code\":1,\"description\":\"\"}}", "#/error.code")]
    public async Task An_answer_that_violates_the_contract_is_a_violation(int status, string contentType, string body, string said) =>
        await AssertViolationAsync(said, new ExampleRequest(Login).ToMessage(), Answer((HttpStatusCode)status, body, contentType));

    [Fact]
    public async Task An_answer_that_is_not_UTF8_is_a_violation()
    {
        var answer = Answer(HttpStatusCode.OK, "");
        answer.Content = new ByteArrayContent([.. "{\"login_url\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        await AssertViolationAsync("not JSON", new ExampleRequest(Login).ToMessage(), answer);
    }

    [Fact]
    public async Task An_answer_body_that_the_contract_does_not_declare_is_a_violation() =>
        await AssertViolationAsync(
            "the contract declares no body", new ExampleRequest(Contract.Operation("logout")).ToMessage(), Answer(HttpStatusCode.NoContent, "{}"));

    [Fact]
    public async Task A_missing_header_is_a_violation()
    {
        var request = new ExampleRequest(Contract.Operation("redirectSso"));

        await AssertViolationAsync("header Location is missing", request.ToMessage(), new HttpResponseMessage(HttpStatusCode.Found));
    }

    [Fact]
    public async Task A_header_that_violates_its_schema_is_a_violation()
    {
        var answer = Answer(HttpStatusCode.TooManyRequests, "{\"error\":{\"code\":0,\"description\":\"\"}}");
        answer.Headers.TryAddWithoutValidation("Retry-After", "soon");

        await AssertViolationAsync("header Retry-After: IntegerExpected", new ExampleRequest(Login).ToMessage(), answer);
    }

    [Fact]
    public async Task A_request_outside_the_API_is_not_validated()
    {
        using var http = Client(Answer(HttpStatusCode.OK, "anything"));
        using var response = await http.GetAsync(new Uri(Api, "/__admin/health"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task AssertViolationAsync(string said, HttpRequestMessage request, HttpResponseMessage? answer = null)
    {
        using var http = Client(answer);
        var violation = await Assert.ThrowsAsync<ContractViolationException>(() => http.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains(said, violation.Message);
    }

    private static HttpClient Client(HttpResponseMessage? answer) => new(new ContractCheckingHandler(Api, new OneAnswer(answer))) { BaseAddress = Api };

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, string contentType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };

    /// <summary>Returns the answer; null: no request may be sent.</summary>
    private sealed class OneAnswer(HttpResponseMessage? answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer ?? throw new InvalidOperationException("A request that violates the contract was sent."));
    }
}
