using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests;

/// <summary>The contract can be read without another document.</summary>
public partial class DocumentTests
{
    private static readonly JsonObject Root = ContractDocument.Current.Root;

    private static JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    [Fact]
    public void Each_parameter_has_an_example() =>
        Assert.Empty(Root["components"]!["parameters"]!.AsObject().Where(parameter => parameter.Value!["example"] is null).Select(parameter => parameter.Key));

    [Fact]
    public void Each_property_with_a_plain_value_has_an_example() => Assert.Empty(
        from schema in Schemas
        from property in schema.Value!["properties"]?.AsObject() ?? []
        where property.Value!["$ref"] is null && (string?)property.Value["items"]?["$ref"] is null && property.Value["example"] is null
        select $"{schema.Key}.{property.Key}");

    [Fact]
    public async Task Each_example_of_a_parameter_is_valid()
    {
        foreach (var parameter in ContractDocument.Current.Operations.SelectMany(operation => operation.Parameters))
        {
            var json = WireText.Typed(parameter.ResolvedSchema, parameter.Example!).ToJsonString();
            Assert.Empty(await (await SchemaValidator.Current).FindViolationsAsync(parameter.Schema, json));
        }
    }

    [Fact]
    public void No_description_refers_to_the_twin() =>
        Assert.DoesNotContain("Same as", Root.ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void Each_source_of_evidence_has_an_address()
    {
        var evidence = Evidence(Root).Distinct().ToList();
        var named = evidence.SelectMany(text => Slug().Matches(text)).Select(match => match.Value)
            .Concat(evidence.SelectMany(text => Sdk().Matches(text)).SelectMany(match => match.Groups["sdk"].Captures).Select(capture => capture.Value));

        Assert.Empty(named.Distinct().Except(Root["x-sources"]!.AsObject().Select(source => source.Key)));
        Assert.All(Root["x-sources"]!.AsObject(), source => Assert.StartsWith("https://", source.Value!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_the_page_names_what_the_wire_has()
    {
        var wire = ContractDocument.Current.Operations.SelectMany(operation => operation.Parameters).Select(parameter => parameter.Name)
            .Concat(Schemas.SelectMany(schema => schema.Value!["properties"]?.AsObject() ?? []).Select(property => property.Key)).ToHashSet();
        var rows = Root["info"]!["description"]!.GetValue<string>().Split('\n').Where(line => ToTheWire().IsMatch(line)).ToList();
        var names = rows.SelectMany(row => ToTheWire().Match(row).Groups["names"].Value.Split(", ")).Select(name => name.Trim('`')).ToList();

        Assert.True(names.Count > 15, $"Only {names.Count} rows were read.");
        Assert.Empty(names.Except(wire));
    }

    [Fact]
    public void The_known_values_of_an_open_enum_are_reachable_from_it()
    {
        var open = Objects(Root).Where(node => node["x-known-values"] is not null).ToList();

        Assert.Equal(7, open.Count);
        Assert.All(open, node =>
        {
            var alternatives = (node["anyOf"] ?? ContractDocument.Current.Follow(node["schema"]!)["anyOf"])!.AsArray();
            Assert.Equal($"#/components/schemas/{node["x-known-values"]}", (string?)alternatives[0]!["$ref"]);
            // Without it, an editor completes no value in TypeScript.
            Assert.Contains("""{"type":"string"},{"properties":{"length":{}}}""", alternatives[1]!.ToJsonString(), StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Evidence(JsonNode? node) => Objects(node).Select(one => (string?)one["x-evidence"]).OfType<string>();

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"(?<=reference: (?:[a-z0-9-]+, )*)[a-z0-9]+(?:-[a-z0-9]+)+|errors by HTTP status")]
    private static partial Regex Slug();

    [GeneratedRegex("observed: (?:(?<sdk>[A-Z]\\w+|iOS|SDK)(?:, )?)+")]
    private static partial Regex Sdk();

    [GeneratedRegex(@"^\| .+ \| (?<names>`\w+`(, `\w+`)*) in the (query|body)")]
    private static partial Regex ToTheWire();
}
