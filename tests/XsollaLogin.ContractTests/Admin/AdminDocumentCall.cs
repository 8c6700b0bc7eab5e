using System.Text;
using XsollaLogin.Client;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Projects;

namespace XsollaLogin.ContractTests.Admin;

/// <summary>A request to an admin endpoint of a separate mock that gets a given declared status.</summary>
internal sealed class AdminDocumentCall(AdminOperation operation, int status) : IAsyncDisposable
{
    private const string Key = "a-key-that-is-not-sent";
    private readonly HttpClient _http = new();
    private readonly TestClock _clock = new();
    private MockLoginServer? _mock;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private bool IsSuccess => status < 300;

    public async Task<(int Status, string? MediaType, string Body)> SendAsync()
    {
        _mock = await MockLoginServer.StartAsync(
            new MockLoginServerOptions { Strict = status == 404, AdminKey = status == 401 ? Key : null, TimeProvider = _clock }, Stop);
        if (status is not (401 or 404 or 503)) await PrepareAsync();
        using var request = new HttpRequestMessage(operation.Method, await UriAsync()) { Content = await ContentAsync() };
        if (status == 403) request.Headers.Add("Origin", "https://game.example.com");
        var sent = _http.SendAsync(request, Stop);
        if (status == 503) await StopWhileHeldAsync();
        using var response = await sent;
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(Stop));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_mock is not null) await _mock.DisposeAsync();
    }

    private async Task StopWhileHeldAsync()
    {
        await _clock.WaitForPendingTimersAsync(1);
        await _mock!.DisposeAsync();
    }

    /// <summary>Creates the objects that the examples of the document name.</summary>
    private async Task PrepareAsync()
    {
        await MakeAsync(HttpMethod.Put, "projects/your-project", "{}");
        using var login = new ExampleRequest(ContractDocument.Current.Operation("login")).ToMessage();
        login.RequestUri = new Uri(_mock!.BaseAddress, login.RequestUri!);
        using var answer = await _http.SendAsync(login, Stop);
        using var unknown = await _http.GetAsync(new Uri(_mock.BaseAddress, "no-such-path"), Stop);
        await MakeAsync(HttpMethod.Post, "projects/your-project/users", """{"id": "your-user", "username": "your-user"}""");
    }

    /// <summary>Requests a code and waits for it, as a page does; returns the ID of the pending poll.</summary>
    private async Task<string> HoldPollAsync()
    {
        var passwordless = new PasswordlessClient(new HttpClient { BaseAddress = _mock!.BaseAddress });
        var request = new EmailCodeRequest { Email = "john@example.com" };
        var sent = await passwordless.RequestEmailCodeAsync(new() { ProjectId = "your-project", Body = request }, Stop);
        _ = passwordless.GetConfirmCodeAsync(
            new() { ProjectId = "your-project", Login = request.Email, OperationId = sent.Result.OperationId }, Stop);
        await _clock.WaitForPendingTimersAsync(1);
        var polls = JsonNode.Parse(await _http.GetStringAsync(new Uri(_mock.BaseAddress, "/__admin/polls"), Stop))!["polls"]!;
        return polls[0]!["id"]!.GetValue<string>();
    }

    private async Task MakeAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, new Uri(_mock!.BaseAddress, $"/__admin/{path}")) { Content = Json(body) };
        using var response = await _http.SendAsync(request, Stop);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    private async Task<Uri> UriAsync()
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var parameter in operation.Parameters)
        {
            var (name, schema) = (parameter["name"]!.GetValue<string>(), AdminDocument.Follow(parameter["schema"]!));
            var value = await ValueOfAsync(parameter, schema);
            if (parameter["in"]!.GetValue<string>() == "path") path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else if (value is not null) query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        // An endpoint without input that could be wrong still rejects a query that cannot be decoded.
        if (status == 422 && query is [] && !operation.HasBody) query.Add("any=%FF");
        return new Uri(_mock!.BaseAddress, $"/__admin{path}{(query is [] ? "" : "?")}{string.Join('&', query)}");
    }

    /// <summary>Returns a value for a parameter; null: it is left out. An optional parameter is sent only to violate its rule.</summary>
    private async Task<string?> ValueOfAsync(JsonObject parameter, JsonObject schema)
    {
        var isText = schema["type"]!.GetValue<string>() == "string" && schema["format"]?.GetValue<string>() != "date-time" && schema["enum"] is null;
        if (status == 503) return parameter["name"]!.GetValue<string>() switch { "wait" => "300", "after" => "100", "projectId" => "your-project", _ => null };
        var canBeInvalid = !isText && schema["type"]!.GetValue<string>() != "boolean";
        if (parameter["required"] is null) return status == 422 && !operation.HasBody && canBeInvalid ? "x" : null;
        var isId = schema["format"]?.GetValue<string>() == "uuid";
        if (status == 404) return isId ? $"{Guid.NewGuid()}" : "not-there";
        if (status == 422 && isId) return "no-id";
        if (parameter["example"] is { } example) return example.GetValue<string>();
        if (!IsSuccess) return $"{Guid.NewGuid()}";
        if (parameter["name"]!.GetValue<string>() == "pollId") return await HoldPollAsync();
        var requests = JsonNode.Parse(await _http.GetStringAsync(new Uri(_mock!.BaseAddress, "/__admin/requests"), Stop))!;
        return requests[0]!["Guid"]!.GetValue<string>();
    }

    private async Task<HttpContent?> ContentAsync()
    {
        if (!operation.HasBody) return null;
        if (status == 422) return Json("{");
        if (operation.BodyExample is { } example) return Json(example.ToJsonString());
        if (!IsSuccess) return Json("{}");
        // A snapshot is written back as it was read.
        var path = operation.Path.Replace("{projectId}", "your-project", StringComparison.Ordinal);
        return Json(await _http.GetStringAsync(new Uri(_mock!.BaseAddress, $"/__admin{path}"), Stop));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
