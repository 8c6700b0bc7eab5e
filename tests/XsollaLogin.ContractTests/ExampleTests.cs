namespace XsollaLogin.ContractTests;

/// <summary>The examples of the contract are valid against its schemas, by a validator other than the mock and the client.</summary>
public class ExampleTests
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    private static JsonObject Codes => Contract.Root["components"]!["schemas"]!["ErrorCode"]!.AsObject();

    public static TheoryData<string> AnswersWithBody => [.. Contract.Answers.Where(answer => answer.Body is not null).Select(answer => answer.ToString())];

    public static TheoryData<string> OperationsWithBody =>
        [.. Contract.Operations.Where(operation => operation.Body is not null).Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(AnswersWithBody))]
    public async Task An_answer_is_valid_against_its_schema(string name)
    {
        var answer = Contract.Answers.Single(answer => answer.ToString() == name);

        Assert.Empty(await (await SchemaValidator.Current).FindViolationsAsync(answer.Response.Schema!, answer.Body!.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(OperationsWithBody))]
    public async Task A_request_body_is_valid_against_its_schema(string operation)
    {
        var body = Contract.Operation(operation).Body!;

        Assert.NotNull(body.Example);
        Assert.Empty(await (await SchemaValidator.Current).FindViolationsAsync(body.Schema, body.Example.ToJsonString()));
    }

    [Fact]
    public void Every_code_of_an_answer_is_in_the_catalogue() =>
        Assert.Empty(Contract.Answers.Select(answer => answer.ErrorCode).OfType<string>().Distinct().Except(Catalogue()));

    [Fact]
    public void Every_code_of_the_catalogue_is_in_an_answer_or_marked_as_from_elsewhere()
    {
        var elsewhere = Codes["x-elsewhere"]?.AsArray().Select(code => code!.ToString()) ?? [];
        var answered = Contract.Answers.Select(answer => answer.ErrorCode).OfType<string>();

        Assert.Equal(Catalogue().Order(), answered.Concat(elsewhere).Distinct().Order());
    }

    [Fact]
    public void Every_code_of_the_catalogue_has_a_name_and_a_meaning()
    {
        var codes = Catalogue().ToList();

        Assert.Equal(codes.Count, Codes["x-enumNames"]!.AsArray().Select(name => name!.ToString()).Distinct().Count());
        Assert.Equal(codes.Count, Codes["x-enumDescriptions"]!.AsArray().Count);
    }

    [Fact]
    public void The_answers_of_an_operation_have_distinct_names() =>
        Assert.All(Contract.Operations, operation => Assert.Equal(operation.Answers.Count(), operation.Answers.DistinctBy(answer => answer.Name).Count()));

    private static IEnumerable<string> Catalogue() => Codes["enum"]!.AsArray().Select(code => code!.ToString());
}
