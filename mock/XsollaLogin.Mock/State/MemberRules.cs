namespace XsollaLogin.Mock.State;

/// <summary>The range of a number that a tester gives.</summary>
/// <param name="Value">Reads the number; null if it is absent.</param>
internal sealed record NumberRule<T>(string Name, int Least, int Most, Func<T, int?> Value)
{
    public string? ProblemOf(T owner) =>
        Value(owner) is { } value && (value < Least || value > Most) ? $"{Name} must be from {Least} to {Most}, not {value}" : null;
}

/// <summary>The length of a text that a tester gives.</summary>
/// <param name="Longest">Null: any length.</param>
/// <param name="Absent">Describes what an absent text means.</param>
/// <param name="Value">Reads the text; null if it is absent.</param>
internal sealed record TextRule<T>(string Name, int Shortest, int? Longest, string Absent, Func<T, string?> Value)
{
    public string? ProblemOf(T owner)
    {
        if (Value(owner) is not { } value || (value.Length >= Shortest && !(value.Length > Longest))) return null;
        var allowed = Longest is null ? "must not be empty" : $"must be of {Shortest} to {Longest} characters";
        return $"{Name} {allowed}; leave it out for {Absent}";
    }
}

/// <summary>A list that a tester gives.</summary>
/// <param name="Items">Reads the list.</param>
internal sealed record ListRule<T>(string Name, Func<T, IEnumerable<object?>> Items)
{
    public string? ProblemOf(T owner) => Items(owner).Any(item => item is null) ? $"{Name} must not hold null" : null;
}

/// <summary>A number in a scripted answer that goes with some faults only.</summary>
/// <param name="Faults">The faults that take it.</param>
/// <param name="RequiredBy">Those that need it.</param>
internal sealed record FaultMember(NumberRule<ScriptedAnswer> Rule, string[] Faults, string[] RequiredBy)
{
    public string? ProblemOf(ScriptedAnswer answer)
    {
        if (Rule.Value(answer) is null)
            return RequiredBy.Contains(answer.Fault) ? $"{answer.Fault} needs {Rule.Name}, from {Rule.Least} to {Rule.Most}" : null;
        return Faults.Contains(answer.Fault)
            ? Rule.ProblemOf(answer)
            : $"{Rule.Name} goes with {string.Join(" and ", Faults)}, not with {answer.Fault ?? answer.Example ?? "nothing"}";
    }
}
