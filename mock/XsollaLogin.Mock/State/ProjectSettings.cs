namespace XsollaLogin.Mock.State;

/// <summary>The settings of a project. The members are generated from <c>Admin/Document/ProjectSettings.yaml</c>.</summary>
internal sealed partial record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();
}
