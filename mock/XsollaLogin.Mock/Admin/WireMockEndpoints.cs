using System.Text.Json;
using System.Text.Json.Nodes;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Admin;

/// <summary>WireMock.Net's own admin API: mappings, scenarios, files, settings and its other endpoints under <c>/__admin</c>.</summary>
internal sealed class WireMockEndpoints(WireMockHost host, ExpressLane lane, StaticMappings folder)
{
    private const int LargestBody = 64 * 1024 * 1024;
    private const string Json = "application/json";

    /// <summary>Forwards the request to WireMock.Net; returns null if it has no such endpoint.</summary>
    public async ValueTask<Answer?> AnswerAsync(AdminRequest request)
    {
        var http = request.Context.Request;
        if (!AdminPath.IsExact(http)) return null;
        using var body = await ReceivedBody.ReadAsync(http, LargestBody);
        if (body.State != BodyState.Complete) throw AdminException.Invalid([$"the body must be complete and at most {LargestBody} bytes long"]);
        var isJson = MediaTypes.AreSame(http.ContentType ?? "", Json);
        if (isJson && !body.Bytes.IsEmpty)
        {
            if (JsonSyntax.ProblemIn(body.Bytes.Span) is { } problem) throw AdminException.Invalid([$"the JSON cannot be read: {problem}"]);
            if (body.Bytes.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
                throw AdminException.Invalid(["the body must be a JSON object or an array of objects"]);
        }

        Passage passage;
        using (lane.Suspend(host))
        {
            if (request.Segments is ["settings"] && !HttpMethods.IsGet(request.Method)) lane.SetSettingsChanged(changed: true);
            passage = await Passage.RunAsync(new Exchange(request.Context), body.Bytes, host);
        }

        if (passage.Answer is { } answer) return FailureOf(answer) is { } failure ? throw AdminException.Invalid([failure]) : answer;
        return body.Bytes.IsEmpty || isJson
            ? null
            : throw new AdminException(StatusCodes.Status415UnsupportedMediaType,
                [$"WireMock.Net's admin endpoints accept JSON: send the header Content-Type: {Json}"]);
    }

    /// <summary>Deletes all stubs that are not in files and restores WireMock.Net's settings.</summary>
    public async ValueTask ResetAsync()
    {
        using (lane.Suspend(host))
        {
            var server = host.Server;
            server.ResetScenarios();
            server.ResetLogEntries();
            // A proxy created by WireMock.Net's settings is flagged as an admin mapping: IsAdminInterface alone would keep it.
            foreach (var mapping in server.Mappings.Where(mapping => mapping.Path is null && (mapping.IsProxy || !mapping.IsAdminInterface)))
                server.DeleteMapping(mapping.Guid);
            await host.ResetSettingsAsync();
            server.AllowPartialMapping(false);
            lane.SetSettingsChanged(changed: false);
        }

        try
        {
            folder.Read();
        }
        catch (InvalidDataException e)
        {
            throw AdminException.Invalid([e.Message]);
        }
    }

    /// <summary>Returns the first line of WireMock.Net's exception message; null if the answer is not a WireMock.Net exception.</summary>
    private static string? FailureOf(Answer answer)
    {
        if (answer.Status != StatusCodes.Status500InternalServerError) return null;
        try
        {
            return JsonNode.Parse(answer.Body) is JsonObject error && error["Status"]?.GetValue<string>() is { } said
                ? $"WireMock.Net cannot do this: {WithoutType(said.Split('\n', 2)[0].TrimEnd())}"
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Removes the exception type name, which does not help testers.</summary>
    private static string WithoutType(string line) =>
        line.IndexOf("Exception: ", StringComparison.Ordinal) is > 0 and var end && !line[..end].Contains(' ') ? line[(end + "Exception: ".Length)..] : line;
}
