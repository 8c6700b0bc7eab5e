namespace XsollaLogin.UnitTests.Compiler;

/// <summary>The files of the admin document, merged into one.</summary>
public sealed class MergedFilesTests : IDisposable
{
    private readonly CompilerRun _compiler = new();

    public void Dispose() => _compiler.Dispose();

    [Fact]
    public async Task Paths_and_components_of_all_files_are_in_the_document()
    {
        var (json, _, errors) = await _compiler.AdminAsync(
            SmallAdmin.Root,
            ("One.yaml", "paths: {/one: {get: {}}}\ncomponents: {schemas: {One: {$ref: '#/components/schemas/Two'}}}"),
            ("Two.yaml", "paths: {/two: {get: {}}}\ncomponents: {schemas: {Two: {type: object}}}"));

        Assert.Equal("", errors);
        var document = JsonNode.Parse(json)!;
        Assert.Equal(["/one", "/two"], document["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal(["One", "ScriptedAnswer", "Settings", "Two"], document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order());
        Assert.Equal("3.0.3", (string?)document["openapi"]);
    }

    [Theory]
    [InlineData("paths: {/same: {get: {}}}", "paths: {/same: {post: {}}}", "'/same' of paths")]
    [InlineData("components: {schemas: {Same: {}}}", "components: {schemas: {Same: {}}}", "'Same' of components/schemas")]
    [InlineData("components: {parameters: {Same: {}}}", "components: {parameters: {Same: {}}}", "'Same' of components/parameters")]
    [InlineData("tags: []", "tags: []", "'tags'")]
    public async Task What_two_files_define_is_an_error_that_names_both(string one, string two, string named)
    {
        var (_, _, errors) = await _compiler.AdminAsync(SmallAdmin.Root, ("One.yaml", one), ("Two.yaml", two));

        Assert.Contains("Two.yaml(1,", errors, StringComparison.Ordinal);
        Assert.Contains($"error CONTRACT001: {named} is also in One.yaml; keep it in one of the two files", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_names_the_file_in_which_it_is()
    {
        var (_, _, errors) = await _compiler.AdminAsync(
            SmallAdmin.Root, ("One.yaml", "paths: {}"), ("Two.yaml", "components:\n  schemas:\n    Two: {$ref: '#/components/schemas/Nothing'}"));

        Assert.Contains("Two.yaml(3,10): error CONTRACT001: '$ref: #/components/schemas/Nothing' has no target", errors, StringComparison.Ordinal);
    }
}
