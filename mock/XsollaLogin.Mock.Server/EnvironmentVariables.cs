using System.Collections;

namespace XsollaLogin.Mock.Server;

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
