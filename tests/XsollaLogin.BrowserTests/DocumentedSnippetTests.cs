using System.Text.RegularExpressions;

namespace XsollaLogin.BrowserTests;

/// <summary>The snippets of docs/sdk.md run as they are written, in one page and in their order; only addresses and the project differ.</summary>
public partial class DocumentedSnippetTests(BrowserFixture browser)
{
    private const string Callback = "https://game.example.com/callback";
    private const string Link = "https://game.example.com/link";
    private const string Email = "email@address.com";
    private const string FixedCode = "4711";

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/sdk.md"));

    private static IReadOnlyList<string> Snippets { get; } = [.. Block().Matches(Page).Select(block => block.Groups["code"].Value)];

    private static IReadOnlyList<string> Calls { get; } = [.. Snippets.Select(snippet => Call().Match(snippet).Groups["name"].Value)];

    [Fact]
    public void The_page_shows_each_documented_call_once()
    {
        var documented = ContractDocument.Current.Operations.Select(operation => operation.DocumentedCall)
            .Where(call => !call.StartsWith("none", StringComparison.Ordinal)).Distinct();

        Assert.Equal(documented.Order(StringComparer.Ordinal), Calls.Where(call => call.Length > 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_snippet_runs_in_the_order_of_the_page()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { fixedCode = FixedCode, askFields = new[] { new { name = "phone_number" } } });
        var page = await visit.OpenPageAsync();
        Dictionary<string, Func<Task<object>>> preparations = new()
        {
            ["getConfirmCode"] = async () =>
            {
                await visit.OpenLinkAsync((await visit.MessageAsync(Email, "login-code")).Link);
                return new { };
            },
            ["loginWithPhoneCode"] = () => Task.FromResult<object>(new { code = FixedCode }),
            ["set"] = async () => await ResetParametersAsync(visit),
            ["checkUserAuthSSO"] = async () =>
            {
                var answer = await page.LoginAsync("John", "newpass");
                return new { token = (string)answer!["token"]! };
            },
        };

        foreach (var (snippet, call) in Snippets.Zip(Calls))
        {
            var variables = preparations.TryGetValue(call, out var prepare) ? await prepare() : new { };
            var ran = await page.RunSnippetAsync(Here(snippet, visit), variables);
            Assert.True(IsExpected(call, ran["result"], visit), $"{call}: {ran.ToJsonString()}");
        }
    }

    private static bool IsExpected(string call, JsonNode? result, Visit visit) => call switch
    {
        "" => result is null,
        "signup" or "login" or "loginWithEmailCode" or "loginWithPhoneCode" => StartsWith(result?["login_url"], visit.CallbackUrl),
        "emailGetCode" or "phoneGetCode" => result?["operation_id"] is not null,
        "getConfirmCode" => (string?)result?["code"] == FixedCode,
        "getAskFields" => (string?)result?[0]?["name"] == "phone_number",
        "ask" => (string?)result?["error"]?["code"] == ErrorCode.ConfirmPhone,
        "checkUserAuthSSO" => result?["code"] is not null,
        "userAuthSSOWithRedirect" => StartsWith(result, $"{visit.CallbackUrl}?code="),
        "resendEmail" or "reset" or "set" or "logout" or "clearSSO" => (string?)result == "",
        _ => false,
    };

    private static bool StartsWith(JsonNode? url, string start) => ((string?)url)?.StartsWith(start, StringComparison.Ordinal) == true;

    private static string Here(string snippet, Visit visit) => snippet
        .Replace(Callback, visit.CallbackUrl, StringComparison.Ordinal)
        .Replace(Link, visit.LinkUrl, StringComparison.Ordinal)
        .Replace("http://localhost:5080/api", visit.Api.ToString(), StringComparison.Ordinal)
        .Replace("your-project", visit.TestProject.ProjectId, StringComparison.Ordinal);

    private static async Task<object> ResetParametersAsync(Visit visit)
    {
        var message = (await visit.TestProject.MessagesAsync(Email)).Single(message => message.Kind == "password-reset");
        var landing = new LandingUrl(await visit.OpenLinkAsync(message.Link));
        return new { reset_code = landing["reset_code"], user_id = landing["user_id"] };
    }

    [GeneratedRegex(@"^```js\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\bapi\.(?<name>\w+)\(")]
    private static partial Regex Call();
}
