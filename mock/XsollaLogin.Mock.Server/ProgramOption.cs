using System.Globalization;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Server;

/// <summary>An option of the program, which is also an environment variable.</summary>
/// <param name="name">The typed name, such as <c>--admin-key</c>.</param>
/// <param name="valueName">The word for the value in the help; null: the option is a flag.</param>
/// <param name="usual">The default in the help; null: none.</param>
internal abstract class ProgramOption(string name, string? valueName, string description, string? usual)
{
    public string Name => name;

    /// <summary>The word for the value in the help; null: the option is a flag.</summary>
    public string? ValueName => valueName;

    public string Description => description;

    public string? Default => usual;

    /// <summary>The name of the environment variable, such as <c>XSOLLA_LOGIN_MOCK_ADMIN_KEY</c>.</summary>
    public string Variable => EnvironmentVariables.Prefix + name.TrimStart('-').Replace('-', '_').ToUpperInvariant();
}

/// <summary>An option whose value is a <typeparamref name="T"/>.</summary>
/// <param name="read">Parses a value; throws <see cref="FormatException"/> with a message that follows the name of the option.</param>
/// <param name="fallback">The value if the option is not given.</param>
internal sealed class ProgramOption<T>(string name, string? valueName, string description, Func<string, T> read, T fallback, string? usual = null)
    : ProgramOption(name, valueName, description, usual)
{
    public Func<string, T> Read => read;

    public T Fallback => fallback;
}

/// <summary>Creates options of each kind, with the rule for their values.</summary>
internal static class OptionKind
{
    /// <summary>Creates an option that needs no value.</summary>
    public static ProgramOption<bool> Flag(string name, string description) => new(name, null, description, text => text switch
    {
        "" or "1" or "true" => true,
        "0" or "false" => false,
        _ => throw new FormatException($"must be true, false, 1 or 0, not '{text}'"),
    }, fallback: false);

    public static ProgramOption<string?> Text(string name, string valueName, string description) =>
        new(name, valueName, description, text => text, fallback: null);

    /// <summary>Creates an option with known values; the first one is the default.</summary>
    public static ProgramOption<string> OneOf(string name, string valueName, string description, params string[] values) => new(
        name, valueName, description,
        text => values.Contains(text) ? text : throw new FormatException($"must be {string.Join(" or ", values)}, not '{text}'"),
        values[0], values[0]);

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
            if (!ListenUrl.TryParse(url, out _, out var problem)) throw new FormatException($"is not valid: {problem}");
        }

        return urls;
    }, fallback: null);

    public static ProgramOption<Uri?> Origin(string name, string valueName, string description) => new(
        name, valueName, description,
        text => Uri.TryCreate(text, UriKind.Absolute, out var url) && Http.Urls.OriginOf(url) is { } origin
            ? new Uri(origin)
            : throw new FormatException($"must be http or https and a host, such as https://login.example.test, not '{text}'"),
        fallback: null);

    /// <summary>Creates an option for a secret, which no message shows.</summary>
    public static ProgramOption<string?> Key(string name, string valueName, string description) => new(
        name, valueName, description, text => AdminKey.ProblemOf(text) is { } problem ? throw new FormatException(problem) : text, fallback: null);
}
