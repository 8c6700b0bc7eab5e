using XsollaLogin.BlackBoxTests.Checks;
using XsollaLogin.BlackBoxTests.Reporting;

namespace XsollaLogin.BlackBoxTests;

public class AllChecksTests
{
    private static readonly ContractDocument Contract = ContractDocument.Current;
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("contract/openapi.yaml"));

    [Fact]
    public void Every_operation_is_checked() =>
        Assert.Empty(Contract.Operations.Select(operation => operation.Id).Except(AllChecks.List.Select(check => check.Owner)));

    [Fact]
    public void Every_operation_is_checked_without_writing_too() =>
        Assert.Empty(Contract.Operations.Select(operation => operation.Id).Except(AllChecks.List.Where(check => !check.Writes).Select(check => check.Owner)));

    [Fact]
    public void A_name_is_given_once() => Assert.Distinct(AllChecks.List.Select(check => check.ToString()));

    [Fact]
    public void The_line_of_a_check_is_that_of_the_response_it_expects() => Assert.All(AllChecks.List, check =>
    {
        var line = Lines[int.Parse(ContractLines.Of(check).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) - 1].Trim();
        var expected = check.Operation is null ? $"{check.Owner}:"
            : check.Promise is not null ? $"{check.Operation.Method.Method.ToLowerInvariant()}:"
            : $"'{(int)check.Expected[0].Status}':";
        Assert.Equal(expected, line);
    });
}
