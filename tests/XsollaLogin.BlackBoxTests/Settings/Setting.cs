using System.Globalization;

namespace XsollaLogin.BlackBoxTests.Settings;

/// <summary>What the environment says of the server to check: one variable, what it means, and what its value has to be.</summary>
public sealed class Setting
{
    public static readonly Setting BaseUrl = new("XSOLLA_LOGIN_BASE_URL", "an http or https URL without user, query and fragment, such as https://login.xsolla.com/api", IsBaseUrl);

    public static readonly Setting ProjectId = new("XSOLLA_LOGIN_PROJECT_ID", "the ID of the Login project", _ => true);

    public static readonly Setting ClientId = new("XSOLLA_LOGIN_CLIENT_ID", "a whole number from 1", value => Number(value) >= 1);

    public static readonly Setting ClientSecret = new("XSOLLA_LOGIN_CLIENT_SECRET", "the client's secret", _ => true) { IsSecret = true };

    /// <summary>The callback URL and the redirect URI to end logins at; needed only where several are registered.</summary>
    public static readonly Setting CallbackUrl = new("XSOLLA_LOGIN_CALLBACK_URL", "an absolute URL", value => Uri.TryCreate(value, UriKind.Absolute, out _));

    public static readonly Setting Username = new("XSOLLA_LOGIN_USERNAME", "the username or e-mail address of a user of the project", _ => true);

    public static readonly Setting Password = new("XSOLLA_LOGIN_PASSWORD", "the user's password", _ => true) { IsSecret = true };

    /// <summary>Where codes may be sent to, by the checks that write.</summary>
    public static readonly Setting Email = new("XSOLLA_LOGIN_EMAIL", "an e-mail address that may get codes", value => value.Contains('@', StringComparison.Ordinal));

    /// <summary>Where codes may be sent to, by the checks that write.</summary>
    public static readonly Setting PhoneNumber = new("XSOLLA_LOGIN_PHONE_NUMBER", "a phone number that may get codes, a plus and digits", IsPhoneNumber);

    public static readonly Setting AllowWrites = new("XSOLLA_LOGIN_ALLOW_WRITES", "1 (checks may make users, send messages and end sessions) or 0", value => value is "0" or "1");

    /// <summary>The file that the report is written to; relative to the repository. Says nothing of a server.</summary>
    public static readonly Setting Report = new("XSOLLA_LOGIN_REPORT", "the path of a file", _ => true);

    private readonly Func<string, bool> _isValid;

    private Setting(string variable, string rule, Func<string, bool> isValid) => (Variable, Rule, _isValid) = (variable, rule, isValid);

    public static IReadOnlyList<Setting> All { get; } =
        [BaseUrl, ProjectId, ClientId, ClientSecret, CallbackUrl, Username, Password, Email, PhoneNumber, AllowWrites, Report];

    public string Variable { get; }

    public string Rule { get; }

    /// <summary>Never printed.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>Null where the value is right.</summary>
    public string? ProblemOf(string value) => _isValid(value) ? null : $"{Variable} must be {Rule}, not {Shown(value)}";

    public override string ToString() => Variable;

    // A URL with a user in it has a password in it.
    private string Shown(string value) => IsSecret || value.Contains('@', StringComparison.Ordinal) ? "what it is" : $"\"{value}\"";

    private static bool IsBaseUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" };

    private static long Number(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool IsPhoneNumber(string value) => value is ['+', .. { Length: > 0 } digits] && digits.All(char.IsAsciiDigit);
}
