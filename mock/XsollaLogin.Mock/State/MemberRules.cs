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
/// <param name="Absent">Describes what an absent text means; null: nothing special.</param>
/// <param name="Value">Reads the text; null if it is absent.</param>
internal sealed record TextRule<T>(string Name, int Shortest, int? Longest, string? Absent, Func<T, string?> Value)
{
    public string? ProblemOf(T owner)
    {
        if (Value(owner) is not { } value || (value.Length >= Shortest && !(value.Length > Longest))) return null;
        var allowed = (Shortest, Longest) switch
        {
            ( <= 1, null) => "must not be empty",
            (_, null) => $"must be of at least {Shortest} characters",
            (0, _) => $"must be of at most {Longest} characters",
            _ => $"must be of {Shortest} to {Longest} characters",
        };
        return Absent is null ? $"{Name} {allowed}" : $"{Name} {allowed}; leave it out for {Absent}";
    }
}

/// <summary>A list that a tester gives.</summary>
/// <param name="Items">Reads the list.</param>
internal sealed record ListRule<T>(string Name, Func<T, IEnumerable<object?>> Items)
{
    public string? ProblemOf(T owner) => Items(owner).Any(item => item is null) ? $"{Name} must not hold null" : null;
}

/// <summary>Applies all declared rules of a class.</summary>
internal static class MemberRules
{
    /// <summary>Returns the errors; a list that holds null hides the others, because their rules read its items.</summary>
    public static IEnumerable<string> ProblemsOf<T>(T owner, ListRule<T>[] lists, NumberRule<T>[] numbers, TextRule<T>[] texts)
    {
        var nulls = lists.Select(list => list.ProblemOf(owner)).OfType<string>().ToList();
        return nulls is not []
            ? nulls
            : numbers.Select(number => number.ProblemOf(owner)).Concat(texts.Select(text => text.ProblemOf(owner))).OfType<string>();
    }
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
