using System.Text;
using System.Text.RegularExpressions;
using XsollaLogin.ContractTests.Admin;

namespace XsollaLogin.ContractTests.Fuzz;

/// <summary>A random request, and the check of its answer.</summary>
/// <param name="responses">The declared answers; null: the request goes to an admin endpoint.</param>
internal sealed partial class FuzzedRequest(HttpRequestMessage message, IReadOnlyList<ContractResponse>? responses, IReadOnlyList<int> statuses, string shown)
{
    private const double Few = 0.08;
    private const string Json = "application/json";
    private const string Failure = "the mock failed";

    /// <summary>The statuses of all admin endpoints: no JSON, no caller's right, no endpoint or project, another method or media type, invalid input.</summary>
    private static readonly int[] OfAllAdminEndpoints = [400, 401, 403, 404, 405, 415, 422];

    private static readonly string[] MediaTypes = ["application/x-www-form-urlencoded", "text/plain", "nonsense", "application/json; charset=utf-16"];

    public static FuzzedRequest ToOperation(FuzzedValues random)
    {
        var operation = random.OneOf(ContractDocument.Current.Operations);
        var example = new ExampleRequest(operation) { Token = HeaderValue(random), Session = HeaderValue(random) };
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Name == "projectId") example.Parameters[parameter] = random.Project();
            else if (random.Chance(Few)) example.Parameters.Remove(parameter);
            if (random.Chance(Few) && random.Text() is { Length: > 0 } text && CanBeSent(parameter.In, text)) example.Parameters[parameter] = text;
        }

        var body = example.Body;
        example.Body = null;
        var message = example.ToMessage();
        if (random.Chance(Few)) message.RequestUri = WithOneMore(message.RequestUri!.OriginalString, random);
        if (random.Chance(0.1)) message.Headers.TryAddWithoutValidation("Prefer", Preference(operation, random));
        if (random.Chance(Few)) message.Headers.TryAddWithoutValidation("Origin", "https://game.example.com");
        if (body is not null) message.Content = operation.Body!.IsForm ? Form(body, random) : Body(body, random);
        return new FuzzedRequest(message, operation.Responses, [], $"{operation.Id} {message.RequestUri} {body?.ToJsonString()}");
    }

    public static FuzzedRequest ToAdminEndpoint(FuzzedValues random)
    {
        var operation = random.OneOf(AdminDocument.Operations);
        var path = Parameter().Replace(operation.Path, match =>
            Uri.EscapeDataString(match.Value == "{projectId}" && random.Chance(0.9) ? random.Project() : random.Text()));
        var query = string.Join('&', operation.Parameters.Where(parameter => (string?)parameter["in"] == "query" && random.Chance(0.3))
            .Select(parameter => $"{parameter["name"]}={Uri.EscapeDataString(random.Chance(0.3) ? random.Project() : random.Text())}"));
        var message = new HttpRequestMessage(operation.Method, new Uri($"/__admin{path}?{query}", UriKind.Relative));
        if (operation.HasBody) message.Content = Body(operation.BodyExample, random);
        return new FuzzedRequest(message, null, [.. operation.Statuses, .. OfAllAdminEndpoints], $"{operation} {message.RequestUri}");
    }

    public async Task SendAsync(HttpClient http, FuzzReport report, FuzzedValues random, CancellationToken cancellationToken)
    {
        try
        {
            var content = message.Content is null ? "" : await message.Content.ReadAsStringAsync(cancellationToken);
            using var response = await http.SendAsync(message, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            report.Answered((int)response.StatusCode);
            var request = $"{shown} sent {content}";
            if (body.Contains(Failure, StringComparison.Ordinal)) report.Failed(request, body);
            else if (await ProblemAsync(response, body, cancellationToken) is { } problem)
                report.Undeclared(request, $"{(int)response.StatusCode} {body}: {problem}");
            foreach (Match secret in Secret().Matches(body)) random.Learn(secret.Value);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            report.Hung($"{shown}: {e.GetBaseException().Message}");
        }
    }

    private async Task<string?> ProblemAsync(HttpResponseMessage response, string body, CancellationToken cancellationToken)
    {
        if (responses is not null)
        {
            var violations = await ResponseRules.FindViolationsAsync(responses, response, cancellationToken);
            return violations is [] ? null : string.Join("; ", violations);
        }

        if (!statuses.Contains((int)response.StatusCode)) return "this status is not declared";
        if (response.Content.Headers.ContentType?.MediaType != Json || body.Length == 0) return null;
        return (int)response.StatusCode >= 400 && JsonNode.Parse(body)!["errors"] is null ? "an error has the member errors" : null;
    }

    private static string Preference(ContractOperation operation, FuzzedValues random) =>
        random.Chance(0.7) ? $"example={random.OneOf([.. operation.Answers]).Name}" : random.Chance(0.5) ? $"code={random.Below(600)}" : "nonsense; a=\"";

    private static FormUrlEncodedContent Form(JsonNode body, FuzzedValues random) => new FormUrlEncodedContent(
        from field in body.AsObject()
        where !random.Chance(Few)
        select KeyValuePair.Create(field.Key, random.Chance(Few) ? random.Text() : field.Value!.ToString()));

    private static ByteArrayContent Body(JsonNode? example, FuzzedValues random)
    {
        // A fault breaks the connection on purpose.
        var text = (random.Changed(example, Few)?.ToJsonString() ?? "null").Replace("\"fault\"", "\"no-fault\"", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        var content = new ByteArrayContent(random.Chance(Few) ? random.Damaged(bytes) : bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", random.Chance(Few) ? random.OneOf(MediaTypes) : Json);
        if (random.Chance(0.03)) content.Headers.TryAddWithoutValidation("Content-Encoding", random.OneOf(["gzip", "br", "deflate", "zstd", ""]));
        return content;
    }

    private static Uri WithOneMore(string address, FuzzedValues random)
    {
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return new Uri($"{address}{separator}{Uri.EscapeDataString(random.Text())}={Uri.EscapeDataString(random.Text())}", UriKind.Relative);
    }

    private static string HeaderValue(FuzzedValues random) =>
        random.Text() is var text && text.All(letter => letter is > ' ' and <= '~') ? text : "exampleToken";

    /// <summary>Whether the text is possible there and the mock answers it: the web server itself rejects a path with a null character.</summary>
    private static bool CanBeSent(string place, string text) => place switch
    {
        "header" => text.All(char.IsAsciiLetterOrDigit),
        "path" => text is not (".." or "." or "%2e%2e%2f" or "\0"),
        _ => true,
    };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<=[""=])[A-Za-z0-9_.-]{4,600}(?=[""&])")]
    private static partial Regex Secret();
}
