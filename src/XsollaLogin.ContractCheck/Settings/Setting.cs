using System.Globalization;

namespace XsollaLogin.ContractCheck.Settings;

/// <summary>A setting of the check: its option, its environment variable, its description and the rule of its value.</summary>
internal sealed class Setting
{
    private readonly Func<string, bool> _isValid;

    private Setting(
        string name, string valueName, string description, string rule, Func<string, bool>? isValid = null,
        SettingKind kind = SettingKind.Option, bool isSecret = false) =>
        (Name, ValueName, Description, Rule, _isValid, Kind, IsSecret) = (name, valueName, description, rule, isValid ?? (_ => true), kind, isSecret);

    public static Setting BaseUrl { get; } = new(
        "base-url", "url", "The URL of the API.",
        "an http or https URL without user, query and fragment, such as https://login.xsolla.com/api", IsBaseUrl, SettingKind.Argument);

    public static Setting ProjectId { get; } = new("project-id", "id", "The Login project.", "the ID of a Login project");

    public static Setting ClientId { get; } = new(
        "client-id", "number", "The OAuth 2.0 client of the project.", "a whole number from 1", value => Number(value) >= 1);

    public static Setting ClientSecret { get; } = new(
        "client-secret", "secret", "The secret of the client, if it has one.", "the secret of the client", isSecret: true);

    public static Setting CallbackUrl { get; } = new(
        "callback-url", "url", "The callback URL and redirect URI of logins, if several are registered.",
        "an absolute URL", value => Uri.TryCreate(value, UriKind.Absolute, out var url) && !url.IsFile);

    public static Setting Username { get; } = new(
        "username", "name", "The username or email address of a user of the project.", "the username or email address of a user");

    public static Setting Password { get; } = new("password", "password", "The password of this user.", "the password of the user", isSecret: true);

    public static Setting Email { get; } = new(
        "email", "address", "The email address that may receive one-time codes; needs --allow-writes.",
        "an email address", value => value.Contains('@', StringComparison.Ordinal));

    public static Setting PhoneNumber { get; } = new(
        "phone-number", "number", "The phone number that may receive one-time codes; needs --allow-writes.",
        "a plus sign followed by digits", IsPhoneNumber);

    public static Setting AllowWrites { get; } = new(
        "allow-writes", "", "Also run the checks that create users, send messages and end sessions.",
        "1 or 0", value => value is "0" or "1", SettingKind.Flag);

    public static Setting Report { get; } = new(
        "report", "file", "Write a report: Markdown (.md), JSON (.json) or JUnit XML (.xml); repeatable.",
        "a file name that ends in .md, .json or .xml", IsReport, SettingKind.RepeatableOption);

    /// <summary>All settings, in the order of the help.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [BaseUrl, ProjectId, ClientId, ClientSecret, CallbackUrl, Username, Password, Email, PhoneNumber, AllowWrites, Report];

    public string Name { get; }

    /// <summary>The placeholder of the value in the help; empty for a flag.</summary>
    public string ValueName { get; }

    public string Description { get; }

    /// <summary>What a value must be, in words.</summary>
    public string Rule { get; }

    public SettingKind Kind { get; }

    /// <summary>Whether the value is never printed.</summary>
    public bool IsSecret { get; }

    /// <summary>The environment variable, such as "XSOLLA_LOGIN_PROJECT_ID".</summary>
    public string Variable => $"XSOLLA_LOGIN_{Name.ToUpperInvariant().Replace('-', '_')}";

    /// <summary>The name on the command line, such as "--project-id" or "&lt;url&gt;".</summary>
    public string Option => Kind == SettingKind.Argument ? $"<{ValueName}>" : $"--{Name}";

    /// <summary>The way to write the option: "--project-id &lt;id&gt;".</summary>
    public string OptionSyntax => Kind == SettingKind.Argument || ValueName.Length == 0 ? Option : $"{Option} <{ValueName}>";

    /// <summary>The way to write the variable: "XSOLLA_LOGIN_PROJECT_ID", "XSOLLA_LOGIN_ALLOW_WRITES=1".</summary>
    public string VariableSyntax => Kind switch
    {
        SettingKind.Flag => $"{Variable}=1",
        SettingKind.RepeatableOption => $"{Variable}=<{ValueName}>;<{ValueName}>",
        _ => Variable,
    };

    /// <summary>The option and the variable: "--project-id (XSOLLA_LOGIN_PROJECT_ID)".</summary>
    public override string ToString() => $"{Option} ({VariableSyntax})";

    /// <summary>Returns what is wrong with a value, or null.</summary>
    /// <param name="source">The option or variable that gave the value.</param>
    public string? ProblemOf(string value, string source) => _isValid(value) ? null : $"{source} must be {Rule}, not {Shown(value)}";

    // A URL with a user often contains a password.
    private string Shown(string value) => IsSecret || value.Contains('@', StringComparison.Ordinal) ? "the given value" : $"\"{value}\"";

    private static bool IsBaseUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" };

    private static long Number(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool IsPhoneNumber(string value) => value is ['+', .. { Length: > 0 } digits] && digits.All(char.IsAsciiDigit);

    private static bool IsReport(string value) => Path.GetExtension(value).ToLowerInvariant() is ".md" or ".json" or ".xml";
}
