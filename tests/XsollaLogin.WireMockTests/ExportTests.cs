using XsollaLogin.Mock;

namespace XsollaLogin.WireMockTests;

/// <summary>The documented answers as stubs: loaded into the real WireMock they are those of the mock.</summary>
public sealed class ExportTests(ServerPair servers) : IAsyncLifetime
{
    private static readonly string[] Preferences =
    [
        "wait=5",
        "respond-async, EXAMPLE = \"userbanned\" ; wait=5",
        "example=LoggedIn, example=UserBanned",
        "code=401, example=UserBanned",
        "code=200, example=UserBanned",
        "x=\"example=UserBanned, code=401\"",
        "example=NoSuch",
        "code=299",
    ];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("export-tests-");
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private MockLoginServer _mock = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _root.CreateSubdirectory("mappings");
        _mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { Replay = true }, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _mock.DisposeAsync();
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("imported")]
    [InlineData("as a file")]
    public async Task Every_documented_answer_comes_from_WireMock_as_from_the_mock(string loaded)
    {
        // Where there is no Java, this says so.
        _ = servers.Real;
        var export = await _http.GetStringAsync(new Uri(_mock.BaseAddress, "/__admin/export/wiremock"), Stop);
        if (loaded == "as a file") await File.WriteAllTextAsync(Path.Combine(_root.FullName, "mappings", "xsolla-login.json"), export, Stop);
        await using var real = RealWireMock.Start(_root.FullName);
        var origin = await real!.OriginAsync();
        if (loaded == "imported")
        {
            using var imported = await _http.PostAsync(new Uri(origin, "/__admin/mappings/import"), new StringContent(export), Stop);
            Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
        }

        var differences = new List<string>();
        foreach (var (what, request) in Requests())
        {
            var (expected, actual) = (await AskAsync(_mock.BaseAddress, request), await AskAsync(new Uri(origin, _mock.BaseAddress.AbsolutePath), request));
            if (expected != actual) differences.Add($"{what}: {expected} expected, not {actual}");
        }

        Assert.True(differences is [], string.Join('\n', differences));
    }

    private static IEnumerable<(string What, Func<HttpRequestMessage> Request)> Requests()
    {
        foreach (var operation in ContractDocument.Current.Operations)
        {
            yield return ($"{operation}", Preferring(operation, null));
            foreach (var answer in operation.Answers) yield return ($"{answer}", Preferring(operation, $"example={answer.Name}"));
            foreach (var response in operation.Responses) yield return ($"{operation} {response.Status}", Preferring(operation, $"code={(int)response.Status}"));
            yield return ($"DELETE {operation.Path}", () => new HttpRequestMessage(HttpMethod.Delete, Preferring(operation, null)().RequestUri));
        }

        foreach (var preference in Preferences) yield return (preference, Preferring(ContractDocument.Current.Operation("logIn"), preference));
        yield return ("an unknown path", () => new HttpRequestMessage(HttpMethod.Get, "no/such/path"));
        yield return ("a path parameter that is empty", () => new HttpRequestMessage(HttpMethod.Get, "projects//keys"));
    }

    private static Func<HttpRequestMessage> Preferring(ContractOperation operation, string? preference) => () =>
    {
        var request = new ExampleRequest(operation).ToMessage();
        if (preference is not null) request.Headers.Add("Prefer", preference);
        return request;
    };

    /// <summary>All that the contract says of an answer, in one text.</summary>
    private async Task<string> AskAsync(Uri server, Func<HttpRequestMessage> make)
    {
        using var request = make();
        request.RequestUri = new Uri(server, request.RequestUri!);
        using var response = await _http.SendAsync(request, Stop);
        var declared = ContractDocument.Current.Answers.SelectMany(answer => answer.Headers.Keys).Concat(["Allow", "Preference-Applied"]).Distinct(StringComparer.OrdinalIgnoreCase);
        var asked = request.Headers.TryGetValues("Prefer", out var prefer) ? prefer.Single() : "";
        var headers = from header in response.Headers.Concat(response.Content.Headers)
                      where declared.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
                      // Of two preferences followed a stub repeats one.
                      where header.Key != "Preference-Applied" || !(asked.Contains("code", StringComparison.Ordinal) && asked.Contains("example", StringComparison.Ordinal))
                      select $"{header.Key}: {string.Join(", ", header.Value)}";
        // The words of this refusal repeat what the request asked for; a stub cannot.
        var body = asked is "example=NoSuch" or "code=299" or "code=200, example=UserBanned"
            ? ""
            : await response.Content.ReadAsStringAsync(Stop);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {string.Join("; ", headers.Order(StringComparer.OrdinalIgnoreCase))} {body}";
    }
}
