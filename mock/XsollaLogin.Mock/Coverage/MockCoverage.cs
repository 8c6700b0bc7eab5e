using System.Globalization;

namespace XsollaLogin.Mock.Coverage;

/// <summary>How much of the contract a mock was asked for, as of one moment: <c>Assert.Empty(mock.Coverage.Missing)</c>.</summary>
/// <param name="Operations">All operations of the contract, in its order.</param>
public sealed record MockCoverage(IReadOnlyList<CoveredOperation> Operations)
{
    /// <summary>How many operations were called.</summary>
    public int OperationsReached => Operations.Count(operation => operation.IsReached);

    /// <summary>How many answers the contract documents, over all operations.</summary>
    public int AnswersDeclared => Operations.Sum(operation => operation.Answers.Count);

    /// <summary>How many of them came at least once.</summary>
    public int AnswersReached => Operations.Sum(operation => operation.Answers.Count(answer => answer.IsReached));

    /// <summary>The documented answers that came, in percent, rounded down to one decimal: 100 means all.</summary>
    public double Percent => Math.Floor(1000.0 * AnswersReached / AnswersDeclared) / 10;

    /// <summary>What was not reached, a line for each operation and sorted: <c>login: 401 UserBanned, 422 AccountNotConfirmed</c>, or <c>signUp: not called</c>.</summary>
    /// <value>Empty where every operation and every documented answer was reached.</value>
    public IReadOnlyList<string> Missing => [.. Operations.Select(operation => operation.Missing).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The totals in one line: <c>4 of 29 operations, 7 of 211 documented answers (3.3 %)</c>.</summary>
    public string Totals => string.Create(
        CultureInfo.InvariantCulture, $"{OperationsReached} of {Operations.Count} operations, {AnswersReached} of {AnswersDeclared} documented answers ({Percent} %)");

    /// <summary>The totals, and below them what was not reached.</summary>
    public override string ToString() =>
        $"Coverage of the contract: {Totals}{(Missing is [] ? "" : "; not reached:")}{string.Concat(Missing.Select(line => $"\n  {line}"))}";
}

/// <summary>How much of one operation was reached.</summary>
/// <param name="Id">Its operationId in the contract.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Path">Its path, from the root of the server, with parameters in braces.</param>
/// <param name="Calls">How often it was called, whatever it answered.</param>
/// <param name="Answers">All its documented answers, in the order of the contract.</param>
public sealed record CoveredOperation(string Id, string Method, string Path, long Calls, IReadOnlyList<CoveredAnswer> Answers)
{
    /// <summary>Whether it was called.</summary>
    public bool IsReached => Calls > 0;

    internal string? Missing
    {
        get
        {
            if (!IsReached) return $"{Id}: not called";
            var missing = Answers.Where(answer => !answer.IsReached).ToList();
            return missing is [] ? null : $"{Id}: {string.Join(", ", missing)}";
        }
    }
}

/// <summary>How often one documented answer came.</summary>
/// <param name="Example">The name of its example in the contract.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="ErrorCode">The error code in its body; null where it is no error.</param>
/// <param name="Count">How often it came. What a fault hid from the client is not counted.</param>
public sealed record CoveredAnswer(string Example, int Status, string? ErrorCode, long Count)
{
    /// <summary>Whether it came.</summary>
    public bool IsReached => Count > 0;

    /// <summary>Status and name, such as <c>401 UserBanned</c>.</summary>
    public override string ToString() => $"{Status} {Example}";
}
