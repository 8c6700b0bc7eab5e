namespace XsollaLogin.Mock.Hosting;

/// <summary>The rules of <see cref="Contract.Preference"/> as regular expressions.</summary>
internal static class PreferPattern
{
    private const string Item = """(?:[^",;]|"[^"]*")*""";

    /// <summary>The example asked for is this one, and if a code is asked for, too, it is this one.</summary>
    public static string Example(string name, int status) => $"(?i)^(?={First("code", $"{status}")}|{None("code")}){First("example", name)}";

    /// <summary>The code asked for is this one, and no example is asked for.</summary>
    public static string Code(int status) => $"(?i)^(?={None("example")}){First("code", $"{status}")}";

    /// <summary>Some example or code is asked for.</summary>
    public static string Any { get; } = $"(?i)^{Others("(?:example|code)")}{Is("(?:example|code)")}.*$";

    private static string First(string name, string value) => $"""{Others(name)}\s*{name}\s*=\s*"*\s*{value}\s*"*\s*(?:[,;].*)?$""";

    private static string None(string name) => $"{Others(name)}(?!{Is(name)}){Item}$";

    /// <summary>All items before the first of this name, for of a repeated preference the first counts.</summary>
    private static string Others(string name) => $"(?:(?!{Is(name)}){Item}[,;])*";

    private static string Is(string name) => $@"\s*{name}\s*(?:[=,;]|$)";
}
