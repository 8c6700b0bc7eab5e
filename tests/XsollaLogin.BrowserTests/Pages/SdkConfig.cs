using System.Text.Json;

namespace XsollaLogin.BrowserTests.Pages;

/// <summary>The argument that a page passes to <c>new XsollaLogin.Api(…)</c>.</summary>
internal static class SdkConfig
{
    public const string State = "xsollatest";

    public static JsonObject Of(Visit visit, Uri api, object? more)
    {
        object usual = visit.TestProject.Protocol == Protocol.Jwt
            ? new { apiUrl = api, projectId = visit.TestProject.ProjectId, callbackUrl = visit.CallbackUrl, enable_magic_link = true }
            : new
            {
                apiUrl = api,
                projectId = visit.TestProject.ProjectId,
                clientId = visit.TestProject.ClientId,
                redirectUri = visit.CallbackUrl,
                responseType = "code",
                state = State,
                enable_magic_link = true,
            };

        var config = JsonSerializer.SerializeToNode(usual)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) config[name] = value?.DeepClone();
        return config;
    }
}
