using System.Globalization;
using XsollaLogin.Mock.Admin;

namespace XsollaLogin.Mock.Server;

/// <summary>The kinds of options, each with the rule of its value.</summary>
internal static class OptionKind
{
    /// <summary>An option that needs no value.</summary>
    public static ProgramOption<bool> Flag(string name, string description) => new(name, null, description, text => text switch
    {
        "" or "1" or "true" => true,
        "0" or "false" => false,
        _ => throw new FormatException($"must be true, false, 1 or 0, not '{text}'"),
    }, fallback: false);

    public static ProgramOption<string?> Text(string name, string valueName, string description) =>
        new(name, valueName, description, text => text, fallback: null);

    public static ProgramOption<int> Number(string name, string valueName, string description, int least, int most, int usual) => new(
        name, valueName, description,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"must be a number from {least} to {most}, not '{text}'"),
        usual, usual.ToString(CultureInfo.InvariantCulture));

    public static ProgramOption<string[]?> Addresses(string name, string valueName, string description) => new(name, valueName, description, text =>
    {
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls is []) throw new FormatException("needs an address");
        foreach (var url in urls)
        {
            if (!ListenUrl.TryParse(url, out _, out var problem)) throw new FormatException($"is not right: {problem}");
        }

        return urls;
    }, fallback: null);

    /// <summary>A secret: no message shows it.</summary>
    public static ProgramOption<string?> Key(string name, string valueName, string description) => new(
        name, valueName, description, text => AdminKey.ProblemOf(text) is { } problem ? throw new FormatException(problem) : text, fallback: null);
}
