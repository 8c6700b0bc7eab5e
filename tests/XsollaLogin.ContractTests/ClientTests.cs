using XsollaLogin.Client;

namespace XsollaLogin.ContractTests;

/// <summary>The generated client sends valid requests and reads every declared answer.</summary>
public class ClientTests(ExampleFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string, string> Answers => Where(answer => (int)answer.Status < 400);

    public static TheoryData<string, string> Errors => Where(answer => (int)answer.Status >= 400);

    public static TheoryData<string> Operations => [.. Contract.Operations.Select(operation => operation.Id)];

    [Fact]
    public void The_client_has_exactly_one_method_per_operation() =>
        Assert.Equal(Contract.Operations.Select(operation => operation.Id).Order(), GeneratedCall.Operations.Order());

    [Fact]
    public void An_operation_takes_one_argument() =>
        Assert.All(GeneratedCall.Methods, method => Assert.InRange(method.GetParameters().Length, 1, 2));

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_read_completely(string operation, string name)
    {
        var expected = Contract.Operation(operation).Answer(name);
        using var http = ClientFor(name);
        var (response, body) = await new GeneratedCall(Contract.Operation(operation)).SendAsync(http, TestContext.Current.CancellationToken);

        Assert.Equal((int)expected.Status, response.StatusCode);
        JsonBody.AssertEqual(expected.Body, body);
        Assert.All(expected.Headers, header => Assert.Equal([header.Value], response.Headers.NonValidated[header.Key]));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_response_becomes_an_exception(string operation, string name)
    {
        var expected = Contract.Operation(operation).Answer(name);
        using var http = ClientFor(name);
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() =>
            new GeneratedCall(Contract.Operation(operation)).SendAsync(http, TestContext.Current.CancellationToken));

        Assert.Equal(operation, error.Operation);
        Assert.Equal((int)expected.Status, error.StatusCode);
        Assert.Equal(expected.ErrorCode, error.Code);
        Assert.Equal(expected.Body!["error"]!["description"]!.GetValue<string>(), error.Description);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_body_of_every_answer_is_disposed(string operation)
    {
        var bodies = new BodyRecorder(mock.CreateHandler());
        foreach (var answer in Contract.Operation(operation).Answers)
        {
            using var http = new HttpClient(bodies, disposeHandler: false)
            {
                BaseAddress = mock.BaseAddress,
                DefaultRequestHeaders = { { "Prefer", $"example={answer.Name}" } },
            };
            var error = await Record.ExceptionAsync(() =>
                new GeneratedCall(Contract.Operation(operation)).SendAsync(http, TestContext.Current.CancellationToken));

            Assert.True(error is null or XsollaLoginException, $"{answer.Name}: {error}");
            Assert.True(bodies.Last!.IsDisposed, answer.Name);
        }
    }

    [Fact]
    public async Task A_request_contains_every_argument()
    {
        foreach (var operation in Contract.Operations)
        {
            var recorder = new Recorder(mock.CreateHandler());
            using var http = new HttpClient(recorder) { BaseAddress = mock.BaseAddress };
            await new GeneratedCall(operation).SendAsync(http, TestContext.Current.CancellationToken);
            using var example = new ExampleRequest(operation).ToMessage();
            example.RequestUri = new Uri(mock.BaseAddress, example.RequestUri!);

            Assert.Equal(await Recorder.TextOfAsync(example), recorder.Sent);
        }
    }

    private static TheoryData<string, string> Where(Func<ContractAnswer, bool> condition) =>
        [.. Contract.Operations.SelectMany(operation => operation.Answers.Where(condition).Select(answer => (operation.Id, answer.Name)))];

    private HttpClient ClientFor(string answer) =>
        new(mock.CreateHandler()) { BaseAddress = mock.BaseAddress, DefaultRequestHeaders = { { "Prefer", $"example={answer}" } } };

    /// <summary>Records the last request as text with sorted parameters and members.</summary>
    private sealed class Recorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public string? Sent { get; private set; }

        public static async Task<string> TextOfAsync(HttpRequestMessage request)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
            var members = body.StartsWith('{')
                ? JsonNode.Parse(body)!.AsObject().Select(member => $"{member.Key}: {member.Value?.ToJsonString()}")
                : WireText.Parse(body).Select(pair => $"{pair}");
            return string.Join('\n',
            [
                $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)} {request.Headers.Authorization}",
                .. WireText.Parse(request.RequestUri.Query.TrimStart('?')).Select(pair => $"{pair}").Order(),
                .. members.Order(),
            ]);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = await TextOfAsync(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Replaces the body of each answer by one that records its disposal.</summary>
    private sealed class BodyRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public RecordedBody? Last { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Last = new RecordedBody(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            foreach (var (name, values) in response.Content.Headers) Last.Headers.TryAddWithoutValidation(name, values);
            response.Content = Last;
            return response;
        }
    }

    private sealed class RecordedBody(byte[] bytes) : ByteArrayContent(bytes)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
