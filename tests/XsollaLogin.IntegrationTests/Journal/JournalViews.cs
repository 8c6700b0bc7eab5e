using System.Text;
using System.Text.Json;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>All views that show requests.</summary>
internal static class JournalViews
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The text of all views, for a project and for requests without one, with escapes and base64 decoded.</summary>
    public static async Task<string> ShownAsync(this TestMock mock, TestProject project)
    {
        var shown = new StringBuilder();
        await AppendJournalAsync(mock, $"projects/{Uri.EscapeDataString(project.ProjectId)}/journal", shown);
        await AppendJournalAsync(mock, "journal", shown);
        var events = await mock.Admin.DoAsync(HttpMethod.Get, "requests", cancellationToken: Stop);
        Append(events, shown);
        Append(await mock.Admin.DoAsync(HttpMethod.Get, $"requests/{(string?)events[0]!["Guid"]}", cancellationToken: Stop), shown);
        Append(await mock.Admin.DoAsync(HttpMethod.Get, "requests/unmatched", cancellationToken: Stop), shown);
        Append(await mock.Admin.DoAsync(HttpMethod.Post, "requests/find", new { Url = "*" }, Stop), shown);
        return shown.ToString();
    }

    /// <summary>As a list and as a stream.</summary>
    private static async Task AppendJournalAsync(TestMock mock, string path, StringBuilder shown)
    {
        using var http = new HttpClient { BaseAddress = new Uri(mock.BaseAddress, "/__admin/") };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/event-stream" } } };
        using var stream = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(Stop));
        var entries = (await mock.Admin.DoAsync(HttpMethod.Get, path, cancellationToken: Stop))["entries"]!.AsArray();
        for (var seen = 0; seen < entries.Count;)
        {
            var line = await lines.ReadLineAsync(Stop) ?? "";
            shown.AppendLine(line);
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            seen++;
            Append(JsonNode.Parse(line[6..]), shown);
        }

        foreach (var entry in entries) Append(entry, shown);
    }

    private static void Append(JsonNode? node, StringBuilder shown)
    {
        shown.AppendLine(node!.ToJsonString());
        // Not by nodes: a repeated member of a request appears twice.
        foreach (var (name, text) in TextsOf(JsonElement.Parse(node!.ToJsonString()), ""))
        {
            shown.AppendLine(text).AppendLine(Uri.UnescapeDataString(text));
            if (name is "bodyAsBase64" or "BodyAsBytes") shown.AppendLine(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
    }

    private static IEnumerable<(string Name, string Text)> TextsOf(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => TextsOf(member.Value, member.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => TextsOf(item, name)),
        _ => [(name, json.ToString())],
    };
}
