namespace XsollaLogin.ContractCheck.Settings;

/// <summary>The server to check, and the data that the checks may use.</summary>
internal sealed class TargetSettings
{
    private readonly Dictionary<Setting, Given> _given;

    /// <param name="option">Returns the values on the command line; they take precedence. Empty values count as not given.</param>
    /// <param name="variable">Returns the value of an environment variable; null or empty: it is not set.</param>
    public TargetSettings(Func<Setting, IEnumerable<string>> option, Func<string, string?> variable) =>
        _given = Setting.All.Select(setting => (Setting: setting, Given: Find(setting, option, variable)))
            .Where(pair => pair.Given.Values.Count > 0)
            .ToDictionary(pair => pair.Setting, pair => pair.Given);

    /// <summary>The value of a setting, or null if it is not given.</summary>
    public string? this[Setting setting] => _given.GetValueOrDefault(setting)?.Values[0];

    /// <summary>The URL of the API. It ends in a slash, so that relative addresses extend it.</summary>
    public Uri BaseAddress => new(this[Setting.BaseUrl]!.TrimEnd('/') + "/");

    public bool AllowsWrites => this[Setting.AllowWrites] == "1";

    /// <summary>The files that the reports are written to.</summary>
    public IReadOnlyList<string> Reports => _given.GetValueOrDefault(Setting.Report)?.Values ?? [];

    public IEnumerable<string> Secrets => _given.Where(pair => pair.Key.IsSecret).SelectMany(pair => pair.Value.Values);

    /// <summary>What is wrong with the settings, one line each.</summary>
    public IEnumerable<string> Problems =>
    [
        .. this[Setting.BaseUrl] is null ? (string[])[$"{Setting.BaseUrl} is missing: pass the URL of the API, such as https://login.xsolla.com/api"] : [],
        .. from pair in _given
           from value in pair.Value.Values
           let problem = pair.Key.ProblemOf(value, pair.Value.Source)
           where problem is not null
           select problem,
    ];

    private static Given Find(Setting setting, Func<Setting, IEnumerable<string>> option, Func<string, string?> variable)
    {
        if (option(setting).Where(value => value.Length > 0).ToList() is { Count: > 0 } values) return new Given(values, setting.Option);
        var text = variable(setting.Variable) ?? "";
        string[] parts = setting.Kind == SettingKind.RepeatableOption ? text.Split(';', StringSplitOptions.TrimEntries) : [text];
        return new Given([.. parts.Where(part => part.Length > 0)], setting.Variable);
    }

    private sealed record Given(IReadOnlyList<string> Values, string Source);
}
