namespace XsollaLogin.Mock.Server;

/// <summary>An option of the program, which is also an environment variable.</summary>
/// <param name="name">The name as it is typed, such as <c>--admin-key</c>.</param>
/// <param name="valueName">The word for the value in the help; null: a flag.</param>
/// <param name="usual">The default as the help shows it; null: none.</param>
internal abstract class ProgramOption(string name, string? valueName, string description, string? usual)
{
    public string Name => name;

    public string? ValueName => valueName;

    public bool IsFlag => valueName is null;

    public string Description => description;

    public string? Default => usual;

    /// <summary>Such as <c>XSOLLA_LOGIN_MOCK_ADMIN_KEY</c>.</summary>
    public string Variable => EnvironmentVariables.Prefix + name.TrimStart('-').Replace('-', '_').ToUpperInvariant();
}

/// <param name="read">Reads the text of a value, or throws <see cref="FormatException"/> with a message that goes on where the name of the option ends.</param>
/// <param name="fallback">The value of an option that is not given.</param>
internal sealed class ProgramOption<T>(string name, string? valueName, string description, Func<string, T> read, T fallback, string? usual = null)
    : ProgramOption(name, valueName, description, usual)
{
    public Func<string, T> Read => read;

    public T Fallback => fallback;
}
