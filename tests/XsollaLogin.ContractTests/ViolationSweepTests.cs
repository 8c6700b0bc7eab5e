using XsollaLogin.Tests.Violations;

namespace XsollaLogin.ContractTests;

/// <summary>Violates each constraint of each operation separately: the mock gives the declared answer and names the place and the rule.</summary>
public class ViolationSweepTests(ExampleFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string, string> Violations =>
        [.. Contract.Operations.SelectMany(operation => ViolationSweep.Of(operation).Select(violation => (operation.Id, violation.Name)))];

    public static TheoryData<string> OperationsWithToken => [.. Contract.Operations.Where(operation => operation.NeedsToken).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task A_violation_is_named_in_the_answer(string id, string name)
    {
        var operation = Contract.Operation(id);
        var violation = ViolationSweep.Of(operation).Single(violation => violation.Name == name);
        var request = new ExampleRequest(operation);
        violation.Break(request);

        // An answer for one violation alone does not name the place.
        var expected = violation.Answer ?? Contract.Root["x-violation"]!.GetValue<string>();
        await InvalidRequest.AssertAsync(mock, request.ToMessage(), operation.Answer(expected), violation.Answer is null ? [violation.Description] : []);
    }

    [Fact]
    public void The_sweep_covers_every_constraint_of_the_contract()
    {
        string[] constraints = ["type", "minLength", "maxLength", "pattern", "enum", "minimum", "maximum", "minProperties", "required", "additionalProperties"];
        string[] descriptions = ["format", "properties", "description", "default", "example", "nullable", "anyOf", "allOf"];
        var keywords = Contract.Operations
            .SelectMany(operation => operation.Parameters.Select(parameter => parameter.Schema).Append(operation.Body?.Schema).OfType<JsonObject>())
            .SelectMany(KeywordsOf).Where(keyword => !keyword.StartsWith("x-", StringComparison.Ordinal));

        Assert.Empty(keywords.Distinct().Except(constraints).Except(descriptions));
    }

    [Theory]
    [MemberData(nameof(OperationsWithToken))]
    public async Task A_missing_token_is_rejected_with_its_declared_answer(string id)
    {
        var operation = Contract.Operation(id);
        var violation = Contract.Root["components"]!["securitySchemes"]!["userToken"]!["x-violation"]!.GetValue<string>();

        await InvalidRequest.AssertAsync(mock, new ExampleRequest(operation) { Token = null }.ToMessage(), operation.Answer(violation), []);
    }

    private static IEnumerable<string> KeywordsOf(JsonObject written)
    {
        var schema = Contract.Follow(written);
        var inner = schema["properties"]?.AsObject().Select(property => property.Value!.AsObject()) ?? [];
        return schema.Concat(schema["anyOf"]?[1]?.AsObject() ?? []).Select(member => member.Key).Concat(inner.SelectMany(KeywordsOf));
    }
}
