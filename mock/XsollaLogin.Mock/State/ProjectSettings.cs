using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>The settings of a project. The members are generated from <c>Admin/Document/ProjectSettings.yaml</c>.</summary>
internal sealed partial record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();

    /// <summary>Whether a browser may be redirected to the URL.</summary>
    public bool Allows(string url) => Urls.IsWebOrApp(url, AppSchemes);
}
