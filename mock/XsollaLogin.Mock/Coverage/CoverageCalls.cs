using System.Text.Json.Serialization;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.Mock.Coverage;

/// <summary>The control calls about coverage. A reset between two tests leaves it: it is the whole run's.</summary>
internal sealed class CoverageCalls(ContractCoverage coverage) : IControlCalls
{
    public ValueTask<Answer?> AnswerAsync(ControlCall call) => new((call.Method, call.Segments) switch
    {
        ("GET", ["coverage"]) => AdminAnswers.Json(CoverageReport.Of(coverage.Report()), CoverageJson.Default.CoverageReport),
        ("DELETE", ["coverage"]) => AdminAnswers.After(coverage.Clear),
        _ => null,
    });
}

internal sealed record CoverageReport(CoveredOf Operations, CoveredOf Answers, double Percent, IReadOnlyList<string> Missing, IReadOnlyList<CoveredOperation> Details)
{
    public static CoverageReport Of(MockCoverage coverage) => new(
        new(coverage.Operations.Count, coverage.OperationsReached), new(coverage.AnswersDeclared, coverage.AnswersReached), coverage.Percent, coverage.Missing, coverage.Operations);
}

internal sealed record CoveredOf(int Declared, int Reached);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CoverageReport))]
internal sealed partial class CoverageJson : JsonSerializerContext;
