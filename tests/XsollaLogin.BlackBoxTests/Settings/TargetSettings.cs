namespace XsollaLogin.BlackBoxTests.Settings;

/// <summary>The server to check, and what may be asked of it.</summary>
public sealed class TargetSettings
{
    private readonly Dictionary<Setting, string> _values;

    /// <param name="valueOf">The value of a variable; null or empty: none.</param>
    public TargetSettings(Func<string, string?> valueOf) =>
        _values = Setting.All.Where(setting => valueOf(setting.Variable) is { Length: > 0 }).ToDictionary(setting => setting, setting => valueOf(setting.Variable)!);

    public static TargetSettings FromEnvironment() => new(Environment.GetEnvironmentVariable);

    /// <summary>Whether nothing is said of a server.</summary>
    public bool IsEmpty => _values.Keys.All(setting => setting == Setting.Report);

    public string? this[Setting setting] => _values.GetValueOrDefault(setting);

    /// <summary>Ends in a slash, so that relative addresses extend it.</summary>
    public Uri BaseAddress => new(_values[Setting.BaseUrl].TrimEnd('/') + "/");

    public bool AllowsWrites => this[Setting.AllowWrites] == "1";

    public IEnumerable<string> Secrets => _values.Where(pair => pair.Key.IsSecret).Select(pair => pair.Value);

    /// <summary>What is wrong, for whoever set the variables; null: nothing.</summary>
    public string? Problem
    {
        get
        {
            var problems = _values.Select(pair => pair.Key.ProblemOf(pair.Value)).OfType<string>().ToList();
            if (this[Setting.BaseUrl] is null) problems.Insert(0, $"{Setting.BaseUrl} is not set, but {string.Join(", ", _values.Keys)} is: which server is meant?");
            return problems.Count == 0 ? null : string.Join(Environment.NewLine, problems);
        }
    }
}
