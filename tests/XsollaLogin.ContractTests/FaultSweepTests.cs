using XsollaLogin.Tests.Faults;

namespace XsollaLogin.ContractTests;

/// <summary>Each constraint of each operation, broken alone: the answer is the contract's, and its description names place and rule.</summary>
public class FaultSweepTests(ExampleFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string, string> Faults =>
        [.. Contract.Operations.SelectMany(operation => FaultSweep.Of(operation).Select(fault => (operation.Id, fault.Name)))];

    public static TheoryData<string> OperationsWithToken => [.. Contract.Operations.Where(operation => operation.NeedsToken).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_broken_constraint_is_named(string id, string name)
    {
        var operation = Contract.Operation(id);
        var fault = FaultSweep.Of(operation).Single(fault => fault.Name == name);
        var request = new ExampleRequest(operation);
        fault.Break(request);

        // An answer of its own says nothing of the place.
        var expected = fault.Violation ?? Contract.Root["x-violation"]!.GetValue<string>();
        await InvalidRequest.AssertAsync(mock, request.ToMessage(), operation.Answer(expected), fault.Violation is null ? [fault.Description] : []);
    }

    [Fact]
    public void The_sweep_breaks_each_constraint_that_the_contract_sets()
    {
        string[] constraints = ["type", "minLength", "maxLength", "pattern", "enum", "minimum", "maximum", "minProperties", "required", "additionalProperties"];
        string[] descriptions = ["format", "properties", "description", "default", "example"];
        var keywords = Contract.Operations
            .SelectMany(operation => operation.Parameters.Select(parameter => parameter.Schema).Append(operation.Body?.Schema).OfType<JsonObject>())
            .SelectMany(KeywordsOf).Where(keyword => !keyword.StartsWith("x-", StringComparison.Ordinal));

        Assert.Empty(keywords.Distinct().Except(constraints).Except(descriptions));
    }

    [Theory]
    [MemberData(nameof(OperationsWithToken))]
    public async Task A_missing_token_is_rejected_with_the_operation_s_answer_for_it(string id)
    {
        var operation = Contract.Operation(id);
        var violation = Contract.Root["components"]!["securitySchemes"]!["userToken"]!["x-violation"]!.GetValue<string>();

        await InvalidRequest.AssertAsync(mock, new ExampleRequest(operation) { Token = null }.ToMessage(), operation.Answer(violation), []);
    }

    private static IEnumerable<string> KeywordsOf(JsonObject written)
    {
        var schema = Contract.Follow(written);
        var inner = schema["properties"]?.AsObject().Select(property => property.Value!.AsObject()) ?? [];
        return schema.Select(member => member.Key).Concat(inner.SelectMany(KeywordsOf));
    }
}
