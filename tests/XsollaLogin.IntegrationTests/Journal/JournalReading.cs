using System.Text;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>Reads the journal of a project over the admin endpoints.</summary>
internal static class JournalReading
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<JsonNode> JournalAsync(this TestMock mock, TestProject project, string query = "") =>
        mock.Admin.DoAsync(HttpMethod.Get, $"projects/{Uri.EscapeDataString(project.ProjectId)}/journal?{query}", cancellationToken: Stop);

    /// <summary>The entries, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonNode>> EntriesAsync(this TestMock mock, TestProject project, string query = "") =>
        [.. (await mock.JournalAsync(project, query))["entries"]!.AsArray().OfType<JsonNode>()];

    public static async Task<JsonNode> LastEntryAsync(this TestMock mock, TestProject project) => (await mock.EntriesAsync(project))[^1];

    /// <summary>Sends an unchecked request to an operation of the contract.</summary>
    public static async Task<HttpStatusCode> SendRawAsync(this TestMock mock, string operation, string query, string? body = null,
        string type = "application/json", params (string Name, string Value)[] headers)
    {
        var called = ContractDocument.Current.Operation(operation);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = mock.BaseAddress };
        using var request = new HttpRequestMessage(called.Method, $"{called.Path[1..]}?{query}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, Stop);
        return response.StatusCode;
    }

    /// <summary>Answers an operation with a mapping of WireMock.Net, which takes requests out of the express lane.</summary>
    /// <returns>The Guid of the mapping.</returns>
    public static Task<string> StubAsync(this TestMock mock, string operation, object response)
    {
        var called = ContractDocument.Current.Operation(operation);
        return mock.StubAsync(called.Method.Method, new Uri(mock.BaseAddress, called.Path[1..]).AbsolutePath, response);
    }

    public static async Task<string> StubAsync(this TestMock mock, string method, string path, object response)
    {
        var (status, stub) = await mock.Admin.SendAsync(HttpMethod.Post, "mappings",
            new { Request = new { Path = path, Methods = new[] { method } }, Response = response }, Stop);
        Assert.Equal(HttpStatusCode.Created, status);
        return (string)stub["Guid"]!;
    }

    public static IEnumerable<string?> ChangesOf(JsonNode entry) => entry["changes"]!.AsArray().Select(change => (string?)change!["what"]);

    public static IReadOnlyList<string> ViolationsOf(JsonNode entry, string side) =>
        [.. entry["contract"]![side]!.AsArray().Select(violation => (string)violation!)];
}
