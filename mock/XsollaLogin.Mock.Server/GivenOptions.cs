using System.Collections;

namespace XsollaLogin.Mock.Server;

/// <summary>The options that were typed or are set in the environment. What is typed wins.</summary>
/// <param name="typed">The text of each by the name of its option; empty for a flag alone.</param>
/// <param name="variables">The text of each by the name of its variable.</param>
internal sealed class GivenOptions(Dictionary<string, string> typed, Dictionary<string, string> variables)
{
    /// <exception cref="FormatException">It breaks the rule of the option.</exception>
    public T Value<T>(ProgramOption<T> option)
    {
        if (SourceOf(option) is not { } source) return option.Fallback;
        try
        {
            return option.Read(source == option.Name ? typed[source] : variables[source]);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{source} {e.Message}", e);
        }
    }

    /// <exception cref="FormatException">Several of them are given, all typed or all in the environment.</exception>
    public void CheckOne(IReadOnlyList<ProgramOption> alternatives)
    {
        var given = alternatives.Select(SourceOf).OfType<string>().ToList();
        if (given.Count > 1) throw new FormatException($"give {string.Join(" or ", given)}, not both");
    }

    /// <summary>The name or the variable that gives the option; null: neither does.</summary>
    private string? SourceOf(ProgramOption option) =>
        typed.ContainsKey(option.Name) ? option.Name
        : variables.ContainsKey(option.Variable) && !IsReplaced(option) ? option.Variable
        : null;

    /// <summary>Whether another option was typed in its place.</summary>
    private bool IsReplaced(ProgramOption option) =>
        ProgramOptions.Listening.Contains(option) && ProgramOptions.Listening.Any(other => typed.ContainsKey(other.Name));
}

/// <summary>The environment variables of the mock. Each is an option.</summary>
internal static class EnvironmentVariables
{
    public const string Prefix = "XSOLLA_LOGIN_MOCK_";

    /// <summary>The variables that are set, by name; an empty one counts as not set.</summary>
    /// <exception cref="FormatException">One is no option.</exception>
    public static Dictionary<string, string> Read(IDictionary environment)
    {
        Dictionary<string, string> found = [];
        foreach (DictionaryEntry variable in environment)
        {
            if (variable is not { Key: string name, Value: string { Length: > 0 } value }) continue;
            // In any case: a name in lower case is an error, too, and not ignored.
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (!ProgramOptions.Settings.Any(option => option.Variable == name)) throw Unknown(name);
            found[name] = value;
        }

        return found;
    }

    private static FormatException Unknown(string name)
    {
        var known = ProgramOptions.Settings.Select(option => option.Variable);
        return new FormatException($"unknown environment variable {name}: the known ones are {string.Join(", ", known)}");
    }
}
