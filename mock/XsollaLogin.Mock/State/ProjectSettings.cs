using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>The settings of a project. The members are generated from <c>Admin/Document/ProjectSettings.yaml</c>.</summary>
internal sealed partial record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();

    /// <summary>Whether the URL is of the web or of an app, so that a browser may be redirected to it with a token.</summary>
    public bool Allows(string url) => Urls.ProblemOf(url, AppSchemes) is null;
}
