using Xunit.Sdk;
using Xunit.v3;

namespace XsollaLogin.BlackBoxTests;

/// <summary>Runs the test that looks back at all others after them.</summary>
public sealed class ClosingTestLast : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(test => test.TestMethod?.MethodName == nameof(ContractTests.Each_operation_was_judged))];
}
