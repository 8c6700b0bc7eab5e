using System.Xml.Linq;
using XsollaLogin.ContractCheck.Checks;
using XsollaLogin.ContractCheck.Reports;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractTests.ContractCheck;

/// <summary>The reports contain every check with its result; for a failed one, also the expected and received answer and the line.</summary>
public class ReportTests
{
    private const string Expected = "401 WrongUsernameOrPassword (003-001)";
    private const string Hostile = "401 (|<b>\\ \"&'): another answer is expected";

    private static readonly Check Failing = AllChecks.Find("login: an unknown user");
    private static readonly Check Skipped = AllChecks.Find("getJwks: the keys of the project");
    private static readonly Check Passing = AllChecks.Find("getKeys: the keys of the project");

    private static readonly CheckRun Run = new("https://a.example/api/",
    [
        new(Passing, Outcome.Passed, "200 Keys"),
        new(Failing, Outcome.Failed, Hostile),
        new(Skipped, Outcome.Skipped, "429 TooManyRequests (0)", "a reason"),
    ]);

    [Fact]
    public void Markdown_has_a_row_per_check_and_the_failed_ones_first()
    {
        var lines = MarkdownReport.Of(Run).Split('\n');

        Assert.Equal("# Contract check of https://a.example/api/", lines[0]);
        Assert.Equal(["operation", "check", "expected", "received", "contract", "result"], Cells(lines[2]));
        Assert.Equal(
            ["login", "an unknown user", Expected, "401 (\\|&lt;b>\\\\ \"&'): another answer is expected", Failing.Line, "FAILED"],
            Cells(lines[4]));
        Assert.Equal(["getKeys", "the keys of the project", "200 Keys", "200 Keys", Passing.Line, "passed"], Cells(lines[5]));
        Assert.Equal(["getJwks", "the keys of the project", "200 Keys", "429 TooManyRequests (0)", Skipped.Line, "skipped: a reason"], Cells(lines[6]));
        Assert.Equal("1 failed, 1 passed, 1 skipped.", lines[8]);
        Assert.Equal($"**Inconclusive.** {Run.InconclusiveReason}", lines[10]);
    }

    [Fact]
    public void Json_has_an_object_per_check()
    {
        var report = JsonNode.Parse(JsonReport.Of(Run))!;

        Assert.Equal(("https://a.example/api/", 1, 1, 1), ((string?)report["server"], (int?)report["failed"], (int?)report["passed"], (int?)report["skipped"]));
        Assert.Equal(Run.InconclusiveReason, (string?)report["inconclusive"]);
        JsonBody.AssertEqual(
            new JsonArray(
                Item("getKeys", "the keys of the project", "200 Keys", "200 Keys", Passing.Line, "passed", ""),
                Item("login", "an unknown user", Expected, Hostile, Failing.Line, "failed", ""),
                Item("getJwks", "the keys of the project", "200 Keys", "429 TooManyRequests (0)", Skipped.Line, "skipped", "a reason")),
            report["checks"]);
    }

    [Fact]
    public void JUnit_has_a_test_case_per_check_and_one_for_an_inconclusive_run()
    {
        var suite = XDocument.Parse(JUnitReport.Of(Run)).Root!.Element("testsuite")!;
        var cases = suite.Elements("testcase").ToList();

        Assert.Equal("testsuites", suite.Parent!.Name.LocalName);
        Assert.Equal(("4", "2", "1", "0"), (Value(suite, "tests"), Value(suite, "failures"), Value(suite, "skipped"), Value(suite, "errors")));
        Assert.Equal(["getKeys", "login", "getJwks", "run"], cases.Select(test => Value(test, "classname")));
        Assert.Equal(["the keys of the project", "an unknown user", "the keys of the project", "is conclusive"], cases.Select(test => Value(test, "name")));
        Assert.Empty(cases[0].Elements());
        Assert.Equal(Hostile, Value(cases[1].Element("failure")!, "message"));
        Assert.Contains($"contract: {Failing.Line}", cases[1].Element("failure")!.Value, StringComparison.Ordinal);
        Assert.Equal("a reason", Value(cases[2].Element("skipped")!, "message"));
        Assert.Equal(Run.InconclusiveReason, Value(cases[3].Element("failure")!, "message"));
    }

    [Fact]
    public void A_successful_run_is_not_inconclusive_in_any_report()
    {
        var run = Run with { Results = [Run.Results[0]] };

        Assert.True(run.IsSuccess);
        Assert.DoesNotContain("Inconclusive", MarkdownReport.Of(run), StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(JsonReport.Of(run))!["inconclusive"]);
        Assert.Single(XDocument.Parse(JUnitReport.Of(run)).Descendants("testcase"));
    }

    [Theory]
    [InlineData("report.md", "# Contract check")]
    [InlineData("new/folder/report.JSON", "{")]
    [InlineData("report.xml", "<?xml")]
    public async Task The_extension_chooses_the_format(string file, string start)
    {
        var folder = Directory.CreateTempSubdirectory("contract-check-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            await ReportFile.WriteAsync(Run, path, TestContext.Current.CancellationToken);

            Assert.StartsWith(start, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split(" | ").Select(cell => cell.Trim())];

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;

    private static JsonObject Item(string operation, string check, string expected, string received, string contract, string result, string reason) => new()
    {
        ["operation"] = operation,
        ["check"] = check,
        ["expected"] = expected,
        ["received"] = received,
        ["contract"] = contract,
        ["result"] = result,
        ["reason"] = reason,
    };
}
