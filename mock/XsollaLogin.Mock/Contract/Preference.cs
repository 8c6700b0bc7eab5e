using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Contract;

/// <summary>
/// The answer requested by the <c>Prefer</c> header (RFC 7240): <c>example=Name</c> and <c>code=404</c>; other preferences are ignored.
/// </summary>
internal readonly record struct Preference(string? Example, string? Code)
{
    public bool IsEmpty => Example is null && Code is null;

    /// <summary>Reads the preferences of a request. If a preference is repeated, the first value applies.</summary>
    public static Preference Read(StringValues headers)
    {
        string? example = null, code = null;
        foreach (var header in headers)
        {
            for (var rest = header.AsSpan(); !rest.IsEmpty;)
            {
                var item = rest[..EndOfFirst(rest)];
                rest = item.Length == rest.Length ? default : rest[(item.Length + 1)..];
                var equals = item.IndexOf('=');
                var name = (equals < 0 ? item : item[..equals]).Trim();
                if (name.Equals("example", StringComparison.OrdinalIgnoreCase)) example ??= ValueOf(item, equals);
                else if (name.Equals("code", StringComparison.OrdinalIgnoreCase)) code ??= ValueOf(item, equals);
            }
        }

        return new Preference(example, code);
    }

    /// <summary>Returns the preferred answer; null if no answer of the operation matches.</summary>
    public Answer? ChooseFrom(Operation operation)
    {
        foreach (var answer in operation.Answers)
        {
            if (Matches(answer)) return answer;
        }

        return null;
    }

    /// <summary>Explains why no answer was chosen, and lists the possible ones.</summary>
    public string Explain(Operation operation)
    {
        var names = string.Join(", ", operation.Answers.Select(answer => answer.Name));
        var codes = string.Join(", ", operation.Answers.Select(answer => answer.Status).Distinct());
        if (Example is null) return $"{operation.Id} has no answer with the code \"{Echo.Of(Code)}\"; it has {codes}";
        return Code is null
            ? $"{operation.Id} has no example \"{Echo.Of(Example)}\"; it has {names}"
            : $"{operation.Id} has no example \"{Echo.Of(Example)}\" with the code \"{Echo.Of(Code)}\"; it has the examples {names} and the codes {codes}";
    }

    /// <summary>Returns the applied preferences, for the header <c>Preference-Applied</c>.</summary>
    public string AppliedTo(Answer answer) => (Example, Code) switch
    {
        (null, _) => $"code={answer.Status}",
        (_, null) => $"example={answer.Name}",
        _ => $"example={answer.Name}, code={answer.Status}",
    };

    private bool Matches(Answer answer) =>
        (Example is null || answer.Name.Equals(Example, StringComparison.OrdinalIgnoreCase))
        && (Code is null || answer.Status.ToString(CultureInfo.InvariantCulture) == Code);

    /// <summary>Returns the end of the first preference: the first comma or semicolon outside quotes.</summary>
    private static int EndOfFirst(ReadOnlySpan<char> preferences)
    {
        var quoted = false;
        for (var i = 0; i < preferences.Length; i++)
        {
            if (preferences[i] == '"') quoted = !quoted;
            if (!quoted && preferences[i] is (',' or ';')) return i;
        }

        return preferences.Length;
    }

    private static string ValueOf(ReadOnlySpan<char> item, int equals) =>
        equals < 0 ? "" : item[(equals + 1)..].Trim().Trim('"').Trim().ToString();
}
