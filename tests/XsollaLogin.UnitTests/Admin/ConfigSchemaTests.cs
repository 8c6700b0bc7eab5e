using System.Text.Json;
using NJsonSchema;
using XsollaLogin.Mock;
using XsollaLogin.Mock.Admin;

namespace XsollaLogin.UnitTests.Admin;

/// <summary>The JSON Schema of the file of <c>--config</c> allows what the mock accepts.</summary>
/// <remarks>NJsonSchema, which shares no code with the mock, reads the schema.</remarks>
public class ConfigSchemaTests
{
    private static readonly string Text = ReadSchema();
    private static readonly DeclaredValues Values = new(JsonNode.Parse(Text)!["$defs"]!.AsObject());

    // NJsonSchema follows references into the older keyword only.
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text.Replace("$defs", "definitions", StringComparison.Ordinal)));

    public static TheoryData<string> Settings => [.. Values.Members("Settings")];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_value_that_the_schema_allows_is_accepted(string setting)
    {
        foreach (var file in Values.Allowed("Settings", setting).Select(FileOf))
        {
            Assert.True((await Schema.Value).Validate(file).Count == 0, $"the schema rejects {file}");
            Assert.True(ProblemsOf(file) is [], $"the mock rejects {file}: {string.Join("; ", ProblemsOf(file))}");
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_value_just_outside_the_schema_is_rejected(string setting)
    {
        var files = Values.Rejected("Settings", setting).Select(FileOf).ToList();

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.True((await Schema.Value).Validate(file).Count > 0, $"the schema allows {file}");
            Assert.True(ProblemsOf(file) is not [], $"the mock accepts {file}");
        }
    }

    [Theory]
    [InlineData("""{"$schema": "config.schema.json", "projects": {}}""", true)]
    [InlineData("""{"projects": {}, "project": {}}""", false)]
    [InlineData("""{"projects": {"p": {"codeLenght": 4}}}""", false)]
    [InlineData("""{"projects": {"p": null}}""", false)]
    [InlineData("{}", false)]
    public async Task A_file_holds_its_projects_and_may_name_its_schema(string file, bool right)
    {
        Assert.Equal(right, (await Schema.Value).Validate(file).Count == 0);
        Assert.Equal(right, ProblemsOf(file) is []);
    }

    private static string FileOf(JsonNode settings) =>
        new JsonObject { ["projects"] = new JsonObject { ["p"] = settings } }.ToJsonString();

    private static IReadOnlyList<string> ProblemsOf(string file)
    {
        try
        {
            ConfigFile.Read(file, out var problems);
            return [.. problems.Select(problem => problem.Text)];
        }
        catch (JsonException e)
        {
            return [e.Message];
        }
    }

    private static string ReadSchema()
    {
        using var schema = new StreamReader(typeof(MockLoginServer).Assembly.GetManifestResourceStream("config.schema.json")!);
        return schema.ReadToEnd();
    }
}
