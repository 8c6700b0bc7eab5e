using System.Text;

namespace XsollaLogin.Benchmarks.Start;

/// <summary>The first request to a program, sent as soon as it listens.</summary>
/// <param name="Call">The path below that of the API, and the query.</param>
/// <param name="Status">The status that a mock without users sends.</param>
/// <param name="Part">A part of the expected body.</param>
internal sealed record FirstRequest(string Name, string Call, string Body, string Status, string Part)
{
    public static FirstRequest[] All { get; } =
    [
        new("login, rejected", "/login?projectId=bench", """{"username":"John","password":"password123"}""", "401", "\"error\""),
        new("sign-up, accepted", "/user?projectId=bench", """{"username":"John","email":"john@example.com","password":"password123"}""", "200", "login_url"),
    ];

    /// <summary>The connection ends with the answer, which marks the end of the answer.</summary>
    public byte[] Bytes(string basePath) => Encoding.ASCII.GetBytes(
        $"POST {basePath}{Call} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        + $"Content-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}");

    /// <summary>The baseline answers every request with the same success.</summary>
    public bool IsAnsweredBy(string answer) =>
        (answer.StartsWith($"HTTP/1.1 {Status}", StringComparison.Ordinal) && answer.Contains(Part, StringComparison.Ordinal))
        || (answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && answer.Contains("login_url", StringComparison.Ordinal));
}
