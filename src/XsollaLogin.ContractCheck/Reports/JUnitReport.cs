using System.Xml.Linq;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Reports;

/// <summary>The report as JUnit XML: a test case per check, and one for the run if it is inconclusive.</summary>
internal static class JUnitReport
{
    public static string Of(CheckRun run)
    {
        List<XElement> cases = [.. run.Results.Select(Case)];
        if (run.InconclusiveReason is { } reason) cases.Add(Case("run", "is conclusive", Failure(reason, reason)));
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", $"Contract check of {run.Server}"),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(test => test.Element("failure") is not null)),
            new XAttribute("errors", 0),
            new XAttribute("skipped", run.Skipped),
            cases);
        return $"{new XDeclaration("1.0", "utf-8", null)}\n{new XElement("testsuites", suite)}\n";
    }

    private static XElement Case(CheckResult result) => Case(result.Check.OperationOrFallback, result.Check.Description, result.Outcome switch
    {
        Outcome.Passed => null,
        Outcome.Failed => Failure(result.Received, Texts.Explain(result)),
        _ => new XElement("skipped", new XAttribute("message", result.Reason)),
    });

    private static XElement Case(string className, string name, XElement? content) =>
        new("testcase", new XAttribute("classname", className), new XAttribute("name", name), content);

    private static XElement Failure(string message, string text) => new("failure", new XAttribute("message", message), text);
}
