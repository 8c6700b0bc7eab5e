namespace XsollaLogin.Mock.State;

/// <summary>A number in a scripted answer that goes with some faults only.</summary>
/// <param name="Value">Reads the number; null if it is absent.</param>
/// <param name="Faults">The faults that take it.</param>
/// <param name="RequiredBy">The faults that need it.</param>
internal sealed record FaultMember(string Name, int Least, int Most, Func<ScriptedAnswer, int?> Value, string[] Faults, string[] RequiredBy)
{
    public string? ProblemOf(ScriptedAnswer answer)
    {
        if (Value(answer) is null) return RequiredBy.Contains(answer.Fault) ? $"{answer.Fault} needs {Name}, from {Least} to {Most}" : null;
        return Faults.Contains(answer.Fault)
            ? null
            : $"{Name} goes with {string.Join(" and ", Faults)}, not with {answer.Fault ?? answer.Example ?? "nothing"}";
    }
}
