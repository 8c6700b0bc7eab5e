using System.Globalization;

namespace XsollaLogin.Mock.Coverage;

/// <summary>The coverage of the contract by the requests to a mock, at one moment: <c>Assert.Empty(mock.Coverage.Missing)</c>.</summary>
/// <param name="Operations">All operations of the contract, in its order.</param>
public sealed record MockCoverage(IReadOnlyList<CoveredOperation> Operations)
{
    /// <summary>The number of operations that were called.</summary>
    public int OperationsReached => Operations.Count(operation => operation.IsReached);

    /// <summary>The number of documented answers of all operations.</summary>
    public int AnswersDeclared => Operations.Sum(operation => operation.Answers.Count);

    /// <summary>The number of documented answers that were sent at least once.</summary>
    public int AnswersReached => Operations.Sum(operation => operation.Answers.Count(answer => answer.IsReached));

    /// <summary>The share of documented answers that were sent, in percent, rounded down to one decimal; 100 means all.</summary>
    public double Percent => Math.Floor(1000.0 * AnswersReached / AnswersDeclared) / 10;

    /// <summary>The operations and documented answers that were not reached, one sorted line for each operation.</summary>
    /// <value>
    /// Lines such as <c>login: 401 UserBanned, 422 AccountNotConfirmed</c> or <c>signUp: not called</c>; empty if everything was reached.
    /// </value>
    public IReadOnlyList<string> Missing => [.. Operations.Select(operation => operation.Missing).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The totals in one line: <c>4 of 30 operations, 7 of 225 documented answers (3.1 %)</c>.</summary>
    public string Totals => string.Create(
        CultureInfo.InvariantCulture,
        $"{OperationsReached} of {Operations.Count} operations, {AnswersReached} of {AnswersDeclared} documented answers ({Percent} %)");

    /// <summary>Returns the totals, and below them the operations and answers that were not reached.</summary>
    public override string ToString() =>
        $"Coverage of the contract: {Totals}{(Missing is [] ? "" : "; not reached:")}{string.Concat(Missing.Select(line => $"\n  {line}"))}";
}

/// <summary>The coverage of one operation.</summary>
/// <param name="Id">The operationId in the contract.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path from the root of the server, with parameters in braces.</param>
/// <param name="Calls">The number of calls, with any answer.</param>
/// <param name="Answers">All documented answers, in the order of the contract.</param>
public sealed record CoveredOperation(string Id, string Method, string Path, long Calls, IReadOnlyList<CoveredAnswer> Answers)
{
    /// <summary>Whether the operation was called.</summary>
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

/// <summary>The coverage of one documented answer.</summary>
/// <param name="Example">The name of its example in the contract.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ErrorCode">The error code in the body; null if the answer is not an error.</param>
/// <param name="Count">How often the answer was sent; an answer that a fault hid from the client is not counted.</param>
public sealed record CoveredAnswer(string Example, int Status, string? ErrorCode, long Count)
{
    /// <summary>Whether the answer was sent at least once.</summary>
    public bool IsReached => Count > 0;

    /// <summary>Returns the status and the name of the example, such as <c>401 UserBanned</c>.</summary>
    public override string ToString() => $"{Status} {Example}";
}
