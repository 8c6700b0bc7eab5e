namespace XsollaLogin.UnitTests.Compiler;

/// <summary>The C# that the compiler writes for a contract and for an admin document.</summary>
public sealed class GeneratedCodeTests : IDisposable
{
    private readonly CompilerRun _compiler = new();

    public void Dispose() => _compiler.Dispose();

    [Fact]
    public async Task Names_that_give_one_identifier_get_two_constants()
    {
        var code = await _compiler.NamesAsync(SmallContract.With(
            "{type: object, additionalProperties: true, properties: {user_name: {type: string}, userName: {type: string}, members: {type: string} } }"));

        Assert.Contains("public const string UserName = \"userName\";", code, StringComparison.Ordinal);
        Assert.Contains("public const string UserName2 = \"user_name\";", code, StringComparison.Ordinal);
        // A member cannot have the name of its class.
        Assert.Contains("public const string Members2 = \"members\";", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inline_objects_of_one_name_get_a_class_each()
    {
        var code = await _compiler.ContractAsync(SmallContract.With(ObjectWith("a"), other: ObjectWith("b")));

        Assert.Contains("internal sealed class Meta\n{\n    [JsonPropertyName(\"a\")]", code, StringComparison.Ordinal);
        Assert.Contains("internal sealed class Meta2\n{\n    [JsonPropertyName(\"b\")]", code, StringComparison.Ordinal);
        Assert.Contains("public Meta? Meta { get; set; }", code, StringComparison.Ordinal);
        Assert.Contains("public Meta2? Meta { get; set; }", code, StringComparison.Ordinal);

        static string ObjectWith(string member) =>
            "{type: object, additionalProperties: true, properties: {meta: "
            + $$"""{type: object, additionalProperties: true, properties: { {{member}}: {type: string} } } } }""";
    }

    [Fact]
    public async Task Properties_that_give_one_identifier_are_two_properties_of_the_class()
    {
        var code = await _compiler.ContractAsync(SmallContract.With(
            "{type: object, additionalProperties: true, properties: {user_name: {type: string}, userName: {type: string} } }"));

        Assert.Contains("[JsonPropertyName(\"user_name\")]\n    public string? UserName {", code, StringComparison.Ordinal);
        Assert.Contains("[JsonPropertyName(\"userName\")]\n    public string? UserName2 {", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\u0085', @"\u0085")]
    [InlineData('\u2028', @"\u2028")]
    [InlineData('\u2029', @"\u2029")]
    public async Task A_line_separator_of_the_contract_is_escaped(char separator, string escaped)
    {
        var code = await _compiler.ContractAsync(SmallContract.With(
            $$"""{type: object, additionalProperties: true, properties: {a: {type: string, enum: ["a{{escaped}}b"]} } }"""));

        Assert.DoesNotContain(separator, code);
        Assert.Contains($"a{escaped}b", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scalar_with_the_tag_of_a_string_is_a_string()
    {
        var code = await _compiler.ContractAsync(SmallContract.With(value: "!!str 5"));

        Assert.Contains("""{"member":"5"}""", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_give_one_identifier_are_an_error()
    {
        var (_, _, errors) = await _compiler.AdminAsync(
            SmallAdmin.With("user_name: {type: string, description: One.}, userName: {type: string, description: Two.}"));

        Assert.Contains("'user_name' and 'userName' give the same C# name, UserName; rename one of them", errors, StringComparison.Ordinal);
    }
}
