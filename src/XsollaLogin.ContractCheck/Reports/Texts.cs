using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Reports;

/// <summary>Texts of the reports.</summary>
internal static class Texts
{
    /// <summary>Returns the expected answers ("200 LoggedIn or 200 WithAskFields"), or the expected behavior.</summary>
    public static string Expected(Check check) =>
        check.Behavior ?? string.Join(" or ", check.Expected.Select(answer => AnswerEvaluator.Describe(answer.Status, answer.Name, answer.ErrorCode)));

    /// <summary>Describes the result of a check in four lines.</summary>
    public static string Explain(CheckResult result) => $"""
        {result.Check}
        expected: {Expected(result.Check)}
        received: {result.Received}
        contract: {result.Check.Line}
        """;
}
