namespace XsollaLogin.Mock.State;

internal sealed partial record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();
}
