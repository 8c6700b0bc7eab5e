using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.Benchmarks.Scale;

/// <summary>Users and projects of a mock, named as the load spread.lua expects.</summary>
internal static class Population
{
    private const int First = 1_000_000;

    private static readonly MediaTypeHeaderValue Json = MediaTypeHeaderValue.Parse("application/json");
    private static readonly ParallelOptions Connections = new() { MaxDegreeOfParallelism = 16 };

    /// <summary>Signs users up in the first project.</summary>
    public static Task SignUpAsync(HttpClient http, int from, int to) =>
        Parallel.ForEachAsync(Enumerable.Range(First + from, to - from), Connections, (user, _) =>
        SendAsync(http, HttpMethod.Post, $"/api/user?projectId=project{First}",
            $$"""{"username":"user{{user}}","password":"password123","email":"user{{user}}@example.com"}"""));

    /// <summary>Configures projects, each with one user who logs in once, which creates the state of a used project.</summary>
    public static Task ConfigureAsync(HttpClient http, int from, int to) =>
        Parallel.ForEachAsync(Enumerable.Range(First + from, to - from), Connections, async (project, _) =>
    {
        await SendAsync(http, HttpMethod.Put, $"/__admin/projects/project{project}",
            $$"""{"users":[{"username":"user{{First}}","password":"password123","email":"user{{First}}@example.com"}]}""");
        await SendAsync(http, HttpMethod.Post, $"/api/login?projectId=project{project}", $$"""{"username":"user{{First}}","password":"password123"}""");
    });

    private static async ValueTask SendAsync(HttpClient http, HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, Json) };
        using var answer = await http.SendAsync(request);
        if ((int)answer.StatusCode != 200)
            throw new InvalidOperationException($"{method} {path} was answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
