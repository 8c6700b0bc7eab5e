using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>A Login project of the mock, for tests in the same process.</summary>
public sealed class MockProject
{
    private readonly Projects _projects;
    private readonly Func<Project> _project;

    internal MockProject(Projects projects, string projectId, TimeProvider time)
    {
        (_projects, ProjectId) = (projects, projectId);
        _project = () => projects.Of(projectId)
            ?? throw new InvalidOperationException($"The mock is strict and project '{projectId}' is not configured.");
        Users = new MockUsers(_project);
        Inbox = new MockInbox(projects, projectId, _project, time);
        Clock = new MockClock(_project);
        Settings = new MockSettings(projects, _project);
        Journal = new MockJournal(_project);
    }

    /// <summary>The ID of the project.</summary>
    public string ProjectId { get; }

    /// <summary>The users of the project.</summary>
    public MockUsers Users { get; }

    /// <summary>The emails and text messages of the project.</summary>
    public MockInbox Inbox { get; }

    /// <summary>The clock of the project.</summary>
    public MockClock Clock { get; }

    /// <summary>The settings of the project.</summary>
    public MockSettings Settings { get; }

    /// <summary>The requests of the project.</summary>
    public MockJournal Journal { get; }

    /// <summary>Removes the project with its users, messages, settings and journal; a configured project begins again with its configured settings.</summary>
    public void Reset() => _projects.Drop(ProjectId);

    /// <summary>Scripts a documented answer for the next calls of an operation; these calls have no other effect.</summary>
    /// <remarks>Answers scripted earlier come first.</remarks>
    /// <param name="operation">The operationId in the contract, such as <c>login</c>.</param>
    /// <param name="example">The name of an example of the operation in the contract, such as <c>UserBanned</c>.</param>
    /// <param name="times">The number of calls, 1 to 10,000. Default: 1.</param>
    /// <param name="user">
    /// The user whose calls are meant: a username, an email address, a phone number or an ID, in any case; null, the default: all users.
    /// </param>
    /// <exception cref="ArgumentException">The contract has no such operation or example, or a value is out of range; the message says which.</exception>
    /// <exception cref="InvalidOperationException">
    /// Answers for more than 10,000 calls would be pending, or the mock is strict and the project is not configured.
    /// </exception>
    public void Script(string operation, string example, int times = 1, string? user = null) =>
        Add(new ScriptedAnswer { Operation = operation, Example = example, Times = times, User = user });

    /// <summary>Scripts a fault for the next calls of an operation.</summary>
    /// <remarks>Answers and faults scripted earlier come first.</remarks>
    /// <param name="operation">The operationId in the contract, such as <c>login</c>.</param>
    /// <param name="fault">The fault, such as <see cref="MockFault.AnswerLost"/>.</param>
    /// <param name="times">The number of calls, 1 to 10,000. Default: 1.</param>
    /// <param name="user">
    /// The user whose calls are meant: a username, an email address, a phone number or an ID, in any case; null, the default: all users.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The contract has no such operation, the operation cannot have the fault, or a value is out of range; the message says which.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Answers for more than 10,000 calls would be pending, or the mock is strict and the project is not configured.
    /// </exception>
    public void Script(string operation, MockFault fault, int times = 1, string? user = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Add(fault.Of(operation, times, user));
    }

    private void Add(ScriptedAnswer answer)
    {
        var problems = ScriptRules.ProblemsOf(answer).ToList();
        if (problems is not []) throw new ArgumentException(string.Join("; ", problems));
        if (!_project().Answers.TryAdd([answer])) throw new InvalidOperationException($"No more than {ScriptedAnswers.Most} scripted answers can be pending.");
    }
}
