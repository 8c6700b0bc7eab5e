namespace XsollaLogin.UnitTests.Compiler;

/// <summary>What the compiler reads of the two alternatives of an open enum.</summary>
public sealed class OpenEnumTests : IDisposable
{
    private readonly CompilerRun _compiler = new();

    public void Dispose() => _compiler.Dispose();

    [Fact]
    public async Task The_rules_of_an_open_enum_are_those_of_its_other_values()
    {
        var code = await _compiler.ContractAsync(SmallContract.With(
            ObjectWith("{anyOf: [{type: string, enum: [familiar]}, {type: string, pattern: ^other$, allOf: [{type: string}, {properties: {length: {}}}]}]}")));

        Assert.Contains("^other", code, StringComparison.Ordinal);
        Assert.DoesNotContain("familiar", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{type: string, allOf: [{maxLength: 3}]}", "'allOf' of a text may have 'type: string' and 'properties' only")]
    [InlineData("{type: string, allOf: [{type: integer}]}", "'allOf' of a text may have 'type: string' and 'properties' only")]
    [InlineData("{anyOf: [{type: string, enum: [a]}, {type: string}, {type: integer}]}", "'anyOf' must have two alternatives")]
    [InlineData("{anyOf: [{type: string, enum: [a]}, {type: string, enum: [b]}]}", "'anyOf' must have two alternatives")]
    public async Task A_rule_that_the_mock_would_not_check_is_an_error(string schema, string error) =>
        Assert.Contains(error, await _compiler.ContractAsync(SmallContract.With(ObjectWith(schema))), StringComparison.Ordinal);

    private static string ObjectWith(string member) => $$"""{type: object, additionalProperties: true, properties: {a: {{member}} } }""";
}
