namespace XsollaLogin.ContractTests;

/// <summary>contract/README.md lists every operation of the contract.</summary>
public class ContractReadmeTests
{
    private static readonly string Calls = File.ReadAllText(Repository.PathOf("contract/README.md")).Split("## Other SDKs")[0];

    public static TheoryData<string> Operations => [.. ContractDocument.Current.Operations.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_and_its_statuses_are_in_the_table(string id)
    {
        var operation = ContractDocument.Current.Operation(id);
        var row = Assert.Single(Calls.Split('\n'), line => line.StartsWith('|') && line.Contains($"`{id}`") && line.Count(c => c == '|') == 6);

        Assert.All(operation.Responses, response => Assert.Contains($"{(int)response.Status}", row));
    }
}
