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
        Preference read = default;
        foreach (var header in headers)
        {
            foreach (var item in Items(header))
            {
                var equals = item.IndexOf('=');
                var name = (equals < 0 ? item : item[..equals]).Trim();
                var value = equals < 0 ? "" : item[(equals + 1)..].Trim().Trim('"').Trim();
                if (name.Equals("example", StringComparison.OrdinalIgnoreCase)) read = read with { Example = read.Example ?? value };
                if (name.Equals("code", StringComparison.OrdinalIgnoreCase)) read = read with { Code = read.Code ?? value };
            }
        }

        return read;
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
        (Example is null || answer.Name.Equals(Example, StringComparison.OrdinalIgnoreCase)) && (Code is null || $"{answer.Status}" == Code);

    /// <summary>Splits at commas and semicolons outside quotes.</summary>
    private static IEnumerable<string> Items(string? header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < header?.Length; i++)
        {
            if (header[i] == '"') quoted = !quoted;
            if (quoted || header[i] is not (',' or ';')) continue;
            yield return header[start..i];
            start = i + 1;
        }

        if (header is not null) yield return header[start..];
    }
}
