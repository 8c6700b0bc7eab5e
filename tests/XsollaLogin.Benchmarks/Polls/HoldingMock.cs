using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace XsollaLogin.Benchmarks.Polls;

/// <summary>Each poll waits for the link of its own operation.</summary>
internal sealed class HoldingMock : IHolder
{
    /// <summary>Fewer than the limit of messages of an inbox.</summary>
    private const int Batch = 500;

    private readonly List<string> _links = [];

    public async Task<IReadOnlyList<string>> PrepareAsync(HttpClient http, int polls)
    {
        List<string> paths = [];
        (await http.PutAsync("/__admin/projects/polls",
            Json("""{"fixedCode":"1234","codeLifetimeSeconds":3600,"confirmCodeTimeoutMs":3600000}"""))).EnsureSuccessStatusCode();
        foreach (var batch in Enumerable.Range(0, polls).Chunk(Batch))
        {
            await Parallel.ForEachAsync(batch, async (i, _) =>
            {
                using var sent = await http.PostAsync("/api/login/email/request?projectId=polls",
                    Json($$"""{"email":"user{{i:D6}}@example.com","send_link":true,"link_url":"https://example.com/"}"""), CancellationToken.None);
                sent.EnsureSuccessStatusCode();
            });
            var inbox = (await http.GetFromJsonAsync("/__admin/inbox?projectId=polls", InboxJson.Default.JsonElement)).GetProperty("messages");
            foreach (var message in inbox.EnumerateArray().TakeLast(batch.Length))
            {
                paths.Add($"/api/otc/code?projectId=polls&login={Text(message, "to")}&operation_id={Text(message, "operationId")}");
                _links.Add(Text(message, "link"));
            }
        }

        return paths;
    }

    public async Task ReleaseAsync(HttpClient http)
    {
        await Parallel.ForEachAsync(_links, async (link, _) =>
        {
            using var opened = await http.GetAsync(link, CancellationToken.None);
            if ((int)opened.StatusCode != 302) throw new InvalidOperationException($"a link was answered {opened.StatusCode}");
        });
        _links.Clear();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string Text(JsonElement message, string name) => message.GetProperty(name).GetString()!;
}
