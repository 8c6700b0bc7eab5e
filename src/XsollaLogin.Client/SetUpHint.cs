using System.Net;
using XsollaLogin.Client.Wire;

namespace XsollaLogin.Client;

/// <summary>Recognizes error responses whose cause is probably the set-up of the HTTP client, and says what to change.</summary>
internal static class SetUpHint
{
    private const string BasePath = "/api";

    /// <summary>A sentence that follows the message of the exception; empty if the set-up is probably right.</summary>
    internal static string Of(WireRequest request, HttpResponseMessage response, string? code) => code switch
    {
        null when FollowedTo(request) is { } host =>
            $" The HTTP client followed a redirect to {host}, but the redirect itself is the response: set AllowAutoRedirect of its handler to false.",
        null or ErrorCode.UnknownPath when response.StatusCode is HttpStatusCode.NotFound && !IsBase(request.Server) =>
            $" The base address {request.Server} probably lacks {BasePath}.",
        _ => "",
    };

    private static bool IsBase(string server) => server.TrimEnd('/').EndsWith(BasePath, StringComparison.Ordinal);

    /// <summary>The host to which a redirect was followed; only the host, because the target may contain a code.</summary>
    /// <remarks>A handler that follows a redirect changes the address of the request; one that replaces the server keeps path and query.</remarks>
    private static string? FollowedTo(WireRequest request) =>
        request.RequestUri is { } now && request.Address is { } sent && now.PathAndQuery != sent.PathAndQuery ? now.Host : null;
}
