using System.Text.Json;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Ends a browser's link or redirect that cannot succeed at the error callback URL of the project.</summary>
internal static class ErrorCallbacks
{
    private const string Code = "error_code";
    private const string Description = "error_description";

    /// <summary>Returns the redirect to the error callback URL; null: the project has none.</summary>
    /// <param name="error">The answer with the error.</param>
    public static Answer? Redirect(Project project, Answer error)
    {
        if (project.Settings.ErrorCallbackUrl is not { } callback) return null;
        var body = JsonElement.Parse(error.Body).GetProperty(Members.Error);
        var url = Urls.With(
            callback, (Code, body.GetProperty(Members.Code).ToString()), (Description, body.GetProperty(Members.Description).ToString()));
        return new Answer("", StatusCodes.Status302Found, null, [], [new(HeaderNames.Location, Urls.ForHeader(url))]);
    }
}
