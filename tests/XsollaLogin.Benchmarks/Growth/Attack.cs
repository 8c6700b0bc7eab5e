using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.Benchmarks.Growth;

/// <summary>Requests of a hostile caller, each of which leaves something in the mock.</summary>
/// <param name="Requests">Their number.</param>
/// <param name="Request">Creates one by its number.</param>
internal sealed record Attack(string Name, int Requests, Func<int, HttpRequestMessage> Request)
{
    private const string LoginUrl = "https://game.example.com";

    private static readonly string OfQuery = new('x', 240_000);
    private static readonly string OfBody = new('x', 900_000);
    private static readonly ParallelOptions Connections = new() { MaxDegreeOfParallelism = 16 };

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("codes with 240 KB of payload", 5000, i =>
            Post($"/api/login/email/request?projectId=bench&login_url={LoginUrl}&payload={OfQuery}", $$"""{"email":"user{{i}}@example.com"}""")),
        new("users with 900 KB of a field", 2000, i => Post($"/api/user?projectId=bench&login_url={LoginUrl}", User(i, $",\"nickname\":\"{OfBody}\""))),
        new("users", 2_000_000, i => Post($"/api/user?projectId=bench&login_url={LoginUrl}", User(i, ""))),
        new("bodies of 900 KB, each at a new project", 3000, i => Post($"/api/login?projectId=new{i}", $$"""{"username":"{{OfBody}}"}""")),
        new("project ids of 240 KB", 10_000, i => Post($"/api/login?projectId={OfQuery}{i}", """{"username":"John","password":"password123"}""")),
        new("users, each at a new project", 300_000, i => Post($"/api/user?projectId=new{i}&login_url={LoginUrl}", User(i, ""))),
    ];

    /// <summary>Sends all requests.</summary>
    /// <returns>The number of requests by status.</returns>
    public async Task<IReadOnlyDictionary<int, int>> RunAsync(HttpClient http)
    {
        var statuses = new Dictionary<int, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), Connections, async (i, stop) =>
        {
            using var request = Request(i);
            using var answer = await http.SendAsync(request, stop);
            lock (statuses) statuses[(int)answer.StatusCode] = statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
        });
        return statuses;
    }

    private static string User(int i, string more) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"username":"user{{i}}","password":"password123","email":"user{{i}}@example.com"{{more}}}""");

    private static HttpRequestMessage Post(string path, string body) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
    };
}
