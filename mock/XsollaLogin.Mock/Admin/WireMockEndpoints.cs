using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Admin;

/// <summary>WireMock.Net's own admin API: mappings, scenarios, files, settings and its other endpoints under <c>/__admin</c>.</summary>
/// <param name="key">The key of the admin API, which is hidden from stubs; null: there is none.</param>
internal sealed class WireMockEndpoints(WireMockHost host, ExpressLane lane, StaticMappings folder, AdminKey? key)
{
    private const string Json = "application/json";

    /// <summary>Forwards the request to WireMock.Net; returns null if it has no such endpoint.</summary>
    public async ValueTask<Answer?> AnswerAsync(AdminRequest request)
    {
        var http = request.Context.Request;
        // Read as another path, WireMock.Net would find another endpoint, such as its log of requests, which is not masked.
        if (WireMockPath.Of(http) is not { } path || path != http.Path.Value || path.Contains('\n')) return null;
        using var body = await request.ReadBodyAsync(AdminRequest.LargestMapping);
        var bytes = JsonSyntax.WithoutMark(body.Bytes);
        var isJson = MediaTypes.AreSame(http.ContentType ?? "", Json);
        if (isJson && !bytes.IsEmpty)
        {
            if (JsonSyntax.ProblemIn(bytes.Span) is { } problem) throw AdminException.Invalid([$"the JSON cannot be read: {problem}"]);
            if (bytes.Span.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
                throw AdminException.Invalid(["the body must be a JSON object or an array of objects"]);
        }

        Passage passage;
        using (lane.Suspend(host))
        {
            var changesSettings = request.Segments is ["settings"] && !HttpMethods.IsGet(request.Method);
            var before = changesSettings ? await SettingsAsync() : null;
            passage = await Passage.RunAsync(new Exchange(request.Context, OwnOrigin.OfRequests), bytes, host.PassAdminAsync, key, request.Stopping)
                ?? throw AdminException.Stopping;
            if (changesSettings && await AreChangedAsync(passage, before)) lane.SetSettingsChanged(changed: true);
        }

        if (passage.Answer is { } answer) return passage.Match is { } match && host.IsAdmin(match.Id) ? WireMockError.Of(answer) ?? answer : answer;
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

    /// <summary>Whether WireMock.Net applied the settings, or applied some before it rejected the others.</summary>
    private async Task<bool> AreChangedAsync(Passage passage, string? before) =>
        passage.Answer is { Status: < StatusCodes.Status400BadRequest } || await SettingsAsync() != before;

    private Task<string> SettingsAsync()
    {
        host.RestoreBounds();
        return host.ReadSettingsAsync();
    }
}
