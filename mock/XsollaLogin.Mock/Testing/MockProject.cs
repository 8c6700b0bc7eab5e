using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>A Login project of the mock, as a test in the same process reaches it. All else is done by the admin endpoints.</summary>
public sealed class MockProject
{
    private readonly Func<Project> _project;

    internal MockProject(Projects projects, string projectId)
    {
        ProjectId = projectId;
        _project = () => projects.Of(projectId) ?? throw new InvalidOperationException($"The mock is strict and project '{projectId}' is not configured.");
        Users = new MockUsers(_project);
    }

    /// <summary>ID of the project.</summary>
    public string ProjectId { get; }

    /// <summary>Its users.</summary>
    public MockUsers Users { get; }

    /// <summary>The next calls of an operation get this documented answer, after what was scripted before; nothing else happens.</summary>
    /// <param name="operation">ID of the operation in the contract, such as <c>login</c>.</param>
    /// <param name="example">One of its examples in the contract, such as <c>UserBanned</c>.</param>
    /// <param name="times">How many calls: 1 to 10,000.</param>
    /// <param name="user">Whose calls only: a username, an e-mail address, a phone number or an ID, in any case; null: everybody's.</param>
    /// <exception cref="ArgumentException">The contract has no such operation or example, or a value is out of range; the message says which.</exception>
    /// <exception cref="InvalidOperationException">More than 10,000 calls would wait.</exception>
    public void Script(string operation, string example, int times = 1, string? user = null) =>
        Add(new ScriptedAnswer { Operation = operation, Example = example, Times = times, User = user });

    /// <summary>The next calls of an operation meet this fault, after what was scripted before.</summary>
    /// <param name="operation">ID of the operation in the contract, such as <c>login</c>.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many calls: 1 to 10,000.</param>
    /// <param name="user">Whose calls only: a username, an e-mail address, a phone number or an ID, in any case; null: everybody's.</param>
    /// <exception cref="ArgumentException">The contract has no such operation, the fault is not one of it, or a value is out of range; the message says which.</exception>
    /// <exception cref="InvalidOperationException">More than 10,000 calls would wait.</exception>
    public void Script(string operation, MockFault fault, int times = 1, string? user = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Add(fault.Of(operation, times, user));
    }

    private void Add(ScriptedAnswer answer)
    {
        var problems = ScriptRules.ProblemsOf(answer).ToList();
        if (problems is not []) throw new ArgumentException(string.Join("; ", problems));
        if (!_project().Answers.TryAdd([answer])) throw new InvalidOperationException($"No more than {ScriptedAnswers.Most} answers can wait.");
    }
}
