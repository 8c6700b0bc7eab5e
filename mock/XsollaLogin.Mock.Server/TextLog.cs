using System.Globalization;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;

namespace XsollaLogin.Mock.Server;

/// <summary>Lines for people: <c>10:15:04 your-project 200 login: flow login → LoggedIn</c>.</summary>
/// <param name="colored">Whether the status has a color.</param>
/// <param name="zone">The time zone of the times.</param>
internal sealed partial class TextLog(bool colored, TimeZoneInfo zone) : ILogFormat
{
    private const string NoProject = "-";

    /// <summary>Creates the lines for the output of this process: colored if it is a terminal and <c>NO_COLOR</c> is not set.</summary>
    public static TextLog ForTerminal() =>
        new(!Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")), TimeZoneInfo.Local);

    public string Greeting(ServerAddresses addresses) => $$"""
        {{Product.Name}} {{Product.Version}}
          API      {{string.Join(", ", addresses.Api)}}
          Console  {{addresses.Console}}
          Inbox    {{addresses.Inbox}}

        import { Api } from '@xsolla/login-sdk';
        const api = new Api({ projectId: 'your-project', apiUrl: '{{addresses.Api[0]}}' });
        api.emailGetCode({ email: 'email@address.com' }).then(console.log);

        """;

    public IEnumerable<string> LinesOf(ServedRequest request)
    {
        var entry = request.Entry;
        var time = TimeZoneInfo.ConvertTime(request.Arrival ?? entry.Logged, zone);
        var start = $"{time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {entry.ProjectId ?? NoProject}";
        if (request.Arrival is null) yield return $"{OneLine(start)} {StatusOf(entry)} {OneLine($"{NameOf(entry)}: {Causes.Explain(entry)}")}";
        foreach (var message in request.Messages) yield return OneLine($"{start} {TextOf(message)}");
    }

    public string Skipped(long requests) => $"… {requests.ToString(CultureInfo.InvariantCulture)} requests are not shown, because the output is too slow";

    public string Ending(MockCoverage coverage) => coverage.ToString();

    private static string NameOf(JournalEntry entry) => entry.Operation?.Id ?? $"{entry.Method} {TextMask.OfUrl(entry.Path, entry.Path)}";

    private static string TextOf(MessageNote message) => message switch
    {
        { Code: { } code, Link: { } link } => $"code {code} for {message.To}; link {link}",
        { Code: { } code } => $"code {code} for {message.To}",
        { Link: { } link } => $"link for {message.To}: {link}",
        _ => $"message for {message.To}",
    };

    private string StatusOf(JournalEntry entry)
    {
        var status = entry.Answer?.Status.ToString(CultureInfo.InvariantCulture) ?? "---";
        var color = status[0] switch
        {
            '2' => 32,
            '3' => 36,
            '4' => 33,
            _ => 31,
        };
        return colored ? $"\e[{color}m{status}\e[0m" : status;
    }

    /// <summary>Escapes control characters, which could start a new line or change the terminal.</summary>
    private static string OneLine(string text) => Controls().Replace(text, match => $"\\u{(int)match.Value[0]:x4}");

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]")]
    private static partial Regex Controls();
}
