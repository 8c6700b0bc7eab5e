namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>An event of a stream; a comment has no name.</summary>
internal sealed record StreamEvent(string? Id, string? Name, string Data);

/// <summary>The journal of a project as server-sent events.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStream(HttpClient http, HttpResponseMessage response, Stream body) => (_http, _response, _lines) = (http, response, new StreamReader(body));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public HttpStatusCode Status => _response.StatusCode;

    public string? MediaType => _response.Content.Headers.ContentType?.MediaType;

    public static async Task<EventStream> OpenAsync(TestMock mock, string projectId, string query = "", string? lastEventId = null)
    {
        var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.BaseAddress, $"/__admin/projects/{projectId}/journal?{query}"));
        request.Headers.Add("Accept", "text/event-stream");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        return new EventStream(http, response, await response.Content.ReadAsStreamAsync(Stop));
    }

    /// <summary>The next event; null: the stream has ended.</summary>
    public async Task<StreamEvent?> NextAsync()
    {
        var read = new StreamEvent(null, null, "");
        while (await _lines.ReadLineAsync(Stop) is { } line)
        {
            if (line.Length == 0) return read;
            var (field, value) = line.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? (line[..at], line[(at + 2)..]) : (line, "");
            read = field switch
            {
                "id" => read with { Id = value },
                "event" => read with { Name = value },
                _ => read with { Data = read.Data + value },
            };
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
