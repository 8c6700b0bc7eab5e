using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The settings of a project of the mock; a change applies at once: <c>mock.Project("your-project").Settings.CodeLength = 6</c>.</summary>
/// <remarks>A value that is not valid throws <see cref="ArgumentException"/>, which names the rule, and changes nothing.</remarks>
public sealed partial class MockSettings
{
    private readonly Projects _projects;
    private readonly Func<Project> _project;

    internal MockSettings(Projects projects, Func<Project> project) => (_projects, _project) = (projects, project);

    private ProjectSettings Current => _project().Settings;

    private void Change(Func<ProjectSettings, ProjectSettings> change)
    {
        var project = _project();
        _projects.Change(project, settings =>
        {
            var changed = change(settings);
            var problems = SettingsRules.ProblemsOf(changed);
            if (problems is []) problems = [.. new SeededUsers(project).ProblemsOf(changed)];
            return problems is [] ? changed : throw new ArgumentException(string.Join("; ", problems));
        });
    }
}
