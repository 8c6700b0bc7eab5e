using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Coverage;

namespace XsollaLogin.Mock.Admin;

/// <summary>Coverage endpoints. <c>POST /reset</c> keeps the coverage, so that it accumulates over a test run.</summary>
internal sealed class CoverageEndpoints(ContractCoverage coverage)
{
    public Answer Get() => AdminAnswers.Json(CoverageReport.Of(coverage.Report()), CoverageJson.Default.CoverageReport);

    public Answer Clear() => AdminAnswers.After(coverage.Clear);
}

internal sealed record CoverageReport(
    CoveredOf Operations, CoveredOf Answers, double Percent, IReadOnlyList<string> Missing, IReadOnlyList<CoveredOperation> Details)
{
    public static CoverageReport Of(MockCoverage coverage) => new(
        new(coverage.Operations.Count, coverage.OperationsReached),
        new(coverage.AnswersDeclared, coverage.AnswersReached),
        coverage.Percent,
        coverage.Missing,
        coverage.Operations);
}

internal sealed record CoveredOf(int Declared, int Reached);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CoverageReport))]
internal sealed partial class CoverageJson : JsonSerializerContext;
