using System.Net.Http.Json;
using System.Text;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>After a 401, a request is sent once more only if its content is known to be repeatable.</summary>
public sealed class RepeatableContentTests : IDisposable
{
    private readonly RejectingResource _resource = new() { Accepted = "second" };

    public static TheoryData<string, Func<HttpContent?>> Repeatable => new()
    {
        { "", () => null },
        { "text", () => new StringContent("text") },
        { "bytes", () => new ByteArrayContent("bytes"u8.ToArray()) },
        { "memory", () => new ReadOnlyMemoryContent("memory"u8.ToArray()) },
        { "a=b", () => new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]) },
        { "1", () => JsonContent.Create(1) },
        // As a member, a sequence is buffered; as the whole value, it is streamed.
        { """{"numbers":[1,2]}""", () => JsonContent.Create(new { numbers = Once(1, 2) }) },
        { "part", () => new MultipartFormDataContent { { new StringContent("part"), "name" } } },
        { "[3]", () => new MultipartContent { JsonContent.Create(Once(3).ToBlockingEnumerable()) } },
    };

    public static TheoryData<Func<HttpContent>> NotRepeatable => new()
    {
        () => new StreamContent(new MemoryStream("stream"u8.ToArray())),
        () => new MultipartFormDataContent { { new StringContent("part"), "name" }, { new StreamContent(new MemoryStream("stream"u8.ToArray())), "file" } },
        () => JsonContent.Create(Once(1, 2)),
        () => JsonContent.Create<object>(Names()),
        () => new OwnContent(),
        () => new OwnBytes(),
        () => new OwnText(),
        () => new OwnParts(),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _resource.Dispose();

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_request_is_sent_once_more_with_the_same_body(string body, Func<HttpContent?> content)
    {
        using var response = await SendAsync(content());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer first", "Bearer second"], _resource.Tokens);
        Assert.All(_resource.Bodies, sent => Assert.Contains(body, sent, StringComparison.Ordinal));
        Assert.Single(_resource.Bodies.Distinct());
        Assert.Null(response.RequestMessage!.Headers.Authorization);
    }

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task Content_not_known_to_be_repeatable_is_sent_once(Func<HttpContent> content)
    {
        using var response = await SendAsync(content());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(_resource.Tokens);
    }

    [Fact]
    public async Task Content_that_an_inner_handler_has_replaced_is_not_sent_again()
    {
        using var http = Http(new Replacing { InnerHandler = _resource });
        using var text = new StringContent("text");
        using var response = await http.PostAsync("https://api.example.com/x", text, Cancellation);

        Assert.Equal(["(text)"], _resource.Bodies);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContent? content)
    {
        using var http = Http(_resource);
        return await http.PostAsync("https://api.example.com/x", content, Cancellation);
    }

    private static HttpClient Http(HttpMessageHandler inner) =>
        new(new UserTokenHandler(new TwoTokens(), new AllowedHosts("api.example.com")) { InnerHandler = inner }, disposeHandler: false);

    /// <summary>Numbers that can be read once.</summary>
    private static IAsyncEnumerable<int> Once(params int[] numbers)
    {
        var rest = new Queue<int>(numbers);
        return ReadAsync();

        async IAsyncEnumerable<int> ReadAsync()
        {
            while (rest.TryDequeue(out var number))
            {
                await Task.Yield();
                yield return number;
            }
        }
    }

    private static async IAsyncEnumerable<string> Names()
    {
        await Task.Yield();
        yield return "name";
    }

    private sealed class TwoTokens : IUserTokenProvider
    {
        public ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default) => new("first");

        public ValueTask<string?> ReplaceTokenAsync(string rejectedToken, CancellationToken cancellationToken = default) => new("second");
    }

    private sealed class Replacing : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content = new StringContent($"({await request.Content!.ReadAsStringAsync(cancellationToken)})");
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class OwnBytes() : ByteArrayContent("bytes"u8.ToArray());

    private sealed class OwnText() : StringContent("text", Encoding.UTF8);

    private sealed class OwnParts : MultipartContent;

    /// <summary>A content type that the handler does not know.</summary>
    private sealed class OwnContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }
    }
}
