using System.Globalization;
using System.Text.Json;
using XsollaLogin.UnitTests.Admin;

namespace XsollaLogin.UnitTests;

/// <summary>The tables of settings and faults in the documentation of the mock, which must say what the document of the admin endpoints declares.</summary>
public class DeclaredTablesTests
{
    private const string Page = "docs/mock.md";

    private static readonly JsonObject Schemas = ServedAdminDocument.Root["components"]!["schemas"]!.AsObject();

    [Fact]
    public void Settings_of_the_page_are_those_declared() =>
        AssertTable("settings", ["| setting | values | default | what it does |", "|---|---|---|---|", .. Rows("", "Settings")]);

    [Fact]
    public void Faults_of_the_page_are_those_declared() =>
        AssertTable("faults", ["| `fault` | members | what the client meets | what happens in the project |", "|---|---|---|---|", .. Faults()]);

    private static IEnumerable<string> Faults() =>
        from fault in Schemas["ScriptedFault"]!["x-faults"]!.AsObject()
        let members = string.Join(", ", Members(fault.Value!).DefaultIfEmpty("none"))
        select $"| `{fault.Key}` | {members} | {fault.Value!["client"]} | {fault.Value["project"]} |";

    private static IEnumerable<string> Rows(string prefix, string schema)
    {
        var required = Schemas[schema]!["required"]?.AsArray().Select(name => (string)name!).ToArray() ?? [];
        foreach (var (name, declared) in Schemas[schema]!["properties"]!.AsObject())
        {
            var member = Resolved(declared!);
            var items = member["items"] is { } item ? Resolved(item) : null;
            var byDefault = required.Contains(name) ? "required" : Default(member);
            yield return $"| `{prefix}{name}` | {Values(member, items)} | {byDefault} | {member["description"]} |";
            if (items?["properties"] is null) continue;
            foreach (var row in Rows($"{prefix}{name}[].", NameOf(member["items"]!))) yield return row;
        }
    }

    private static IEnumerable<string> Members(JsonNode fault) =>
        from need in (string[])["required", "optional"]
        from member in fault[need]?.AsArray() ?? []
        let declared = Schemas["ScriptedAnswer"]!["properties"]![(string)member!]!
        let byDefault = declared["x-absent"] is { } absent ? $"default: {absent}" : need
        select $"`{member}` ({Values(declared, null)}; {byDefault})";

    private static string Values(JsonNode member, JsonNode? items) => member switch
    {
        _ when member["enum"] is JsonArray values => string.Join(", ", values.Select(value => $"`{value}`")),
        _ when member["minimum"] is { } least => $"{Number(least)} to {Number(member["maximum"]!)}",
        _ => (string?)member["type"] switch
        {
            "boolean" => "`true`, `false`",
            "integer" => "number",
            "string" => "text",
            "array" when items!["properties"] is null => "list of texts",
            "array" => "list of objects",
            _ => "object",
        },
    };

    private static string Default(JsonNode member) => member switch
    {
        _ when member["default"] is JsonArray => "empty",
        _ when member["minimum"] is not null && member["default"] is { } number => Number(number),
        _ when member["default"] is { } value => $"`{(value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString())}`",
        _ => (string?)member["x-absent"] ?? "none",
    };

    private static string Number(JsonNode number) => ((long)number).ToString("N0", CultureInfo.InvariantCulture);

    private static JsonNode Resolved(JsonNode schema) => schema["$ref"] is null ? schema : Schemas[NameOf(schema)]!;

    private static string NameOf(JsonNode reference) => ((string)reference["$ref"]!).Split('/')[^1];

    private static void AssertTable(string name, string[] declared)
    {
        var written = File.ReadAllLines(Repository.PathOf(Page))
            .SkipWhile(line => line != $"<!-- begin {name} -->").Skip(1).TakeWhile(line => line != $"<!-- end {name} -->");
        Assert.True(written.SequenceEqual(declared), $"The table of {name} in {Page} must be:\n{string.Join('\n', declared)}");
    }
}
