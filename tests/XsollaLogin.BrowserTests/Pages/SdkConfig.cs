using System.Text.Json;

namespace XsollaLogin.BrowserTests.Pages;

/// <summary>The argument that a page passes to <c>new XsollaLogin.Api(…)</c>.</summary>
internal static class SdkConfig
{
    public const string State = "xsollatest";

    public static JsonObject Of(TestProject project, string callbackUrl, Uri api, object? more)
    {
        object usual = project.Protocol == Protocol.Jwt
            ? new { apiUrl = api, projectId = project.ProjectId, callbackUrl = callbackUrl, enable_magic_link = true }
            : new
            {
                apiUrl = api,
                projectId = project.ProjectId,
                clientId = project.ClientId,
                redirectUri = callbackUrl,
                responseType = "code",
                state = State,
                enable_magic_link = true,
            };

        var config = JsonSerializer.SerializeToNode(usual)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) config[name] = value?.DeepClone();
        return config;
    }
}
