namespace XsollaLogin.IntegrationTests.Lanes.Flows;

/// <summary>A flow of the page, played in both lanes; each call fails where their answers differ.</summary>
/// <param name="Settings">The settings of the project; null: the defaults.</param>
internal sealed record LaneFlow(string Name, Func<TestProject, Task> PlayAsync, object? Settings = null)
{
    public const string FixedCode = "1234";
    public const string WrongCode = "4321";

    public static IReadOnlyList<LaneFlow> All { get; } =
        [.. PasswordFlows.All, .. PasswordlessFlows.All, .. AskFieldsFlows.All, .. PasswordResetFlows.All, .. SsoFlows.All, .. TokenFlows.All];
}
