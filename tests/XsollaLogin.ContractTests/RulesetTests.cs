using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests;

/// <summary>Each lint rule finds its violation in a document that violates only this rule.</summary>
public class RulesetTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Ruleset");

    private sealed record Violation(string Rule, string At, JsonNode? Put);

    [Fact]
    public async Task Each_rule_finds_its_violation_and_no_other_rule_does()
    {
        var violations = Violations();
        var broken = Directory.CreateTempSubdirectory("xsolla-login-ruleset-");
        try
        {
            for (var i = 0; i < violations.Count; i++) await WriteBrokenAsync(violations[i], Path.Combine(broken.FullName, $"{i}.json"));
            var findings = await Spectral.LintAsync($"{broken.FullName}/*.json", TestContext.Current.CancellationToken);
            var rulesOf = findings.ToLookup(finding => Path.GetFileNameWithoutExtension(finding.Source), finding => finding.Code);

            Assert.All(violations.Index(), violation => Assert.Equal([violation.Item.Rule], rulesOf[$"{violation.Index}"].Distinct()));
        }
        finally
        {
            broken.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_original_document_passes_every_rule() =>
        Assert.Empty(await Spectral.LintAsync(Path.Combine(Folder, "valid.yaml"), TestContext.Current.CancellationToken));

    [Fact]
    public void Each_rule_has_a_violation_a_description_and_a_message()
    {
        var ours = YamlToJson.ReadFile(Repository.PathOf("contract/.spectral.yaml"))["rules"]!.AsObject().Where(rule => rule.Value is JsonObject).ToList();

        Assert.Equal(ours.Select(rule => rule.Key).Order(), Violations().Select(violation => violation.Rule).Distinct().Order());
        Assert.All(ours, rule => Assert.NotNull(rule.Value!["description"]));
        Assert.All(ours, rule => Assert.NotNull(rule.Value!["message"]));
    }

    private static List<Violation> Violations() =>
        [.. YamlToJson.ReadFile(Path.Combine(Folder, "violations.yaml")).AsArray().Select(item =>
            new Violation(item!["rule"]!.GetValue<string>(), item["at"]!.GetValue<string>(), item["put"]))];

    private static async Task WriteBrokenAsync(Violation violation, string file)
    {
        var document = YamlToJson.ReadFile(Path.Combine(Folder, "valid.yaml"));
        var steps = violation.At.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToList();
        var parent = steps.SkipLast(1).Aggregate(document, (node, step) => node[step]!).AsObject();
        if (violation.Put is null) Assert.True(parent.Remove(steps[^1]), $"There is nothing to remove at {violation.At}.");
        else parent[steps[^1]] = violation.Put.DeepClone();
        await File.WriteAllTextAsync(file, document.ToJsonString(), TestContext.Current.CancellationToken);
    }
}
