using System.Globalization;
using XsollaLogin.ContractCheck.Checks;

namespace XsollaLogin.ContractTests.ContractCheck;

public class AllChecksTests
{
    private static readonly ContractDocument Contract = ContractDocument.Current;
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("contract/openapi.yaml"));

    [Fact]
    public void Every_operation_has_a_check() =>
        Assert.Empty(Contract.Operations.Select(operation => operation.Id).Except(AllChecks.List.Select(check => check.OperationOrFallback)));

    [Fact]
    public void Every_operation_has_a_check_that_does_not_write() =>
        Assert.Empty(
            Contract.Operations.Select(operation => operation.Id)
                .Except(AllChecks.List.Where(check => !check.Writes).Select(check => check.OperationOrFallback)));

    [Fact]
    public void The_names_of_the_checks_are_distinct() => Assert.Distinct(AllChecks.List.Select(check => check.ToString()));

    [Fact]
    public void The_line_of_a_check_is_the_line_of_its_expected_response() => Assert.All(AllChecks.List, check =>
    {
        var line = Lines[int.Parse(check.Line.Split(':')[1], CultureInfo.InvariantCulture) - 1].Trim();
        var expected = check.Operation is null ? $"{check.OperationOrFallback}:"
            : check.Behavior is not null ? $"{check.Operation.Method.Method.ToLowerInvariant()}:"
            : $"'{(int)check.Expected[0].Status}':";
        Assert.Equal(expected, line);
    });
}
