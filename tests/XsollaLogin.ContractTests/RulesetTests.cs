using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests;

/// <summary>A rule that can't fail is no rule: each of ours is shown a document that breaks it, and it alone.</summary>
public class RulesetTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Ruleset");

    private sealed record Breakage(string Rule, string At, JsonNode? Put);

    [Fact]
    public async Task Each_rule_finds_its_breakage_and_nothing_else()
    {
        var breakages = Breakages();
        var broken = Directory.CreateTempSubdirectory("xsolla-login-ruleset-");
        try
        {
            for (var i = 0; i < breakages.Count; i++) await WriteBrokenAsync(breakages[i], Path.Combine(broken.FullName, $"{i}.json"));
            var findings = await Spectral.LintAsync($"{broken.FullName}/*.json", TestContext.Current.CancellationToken);
            var rulesOf = findings.ToLookup(finding => Path.GetFileNameWithoutExtension(finding.Source), finding => finding.Code);

            Assert.All(breakages.Index(), breakage => Assert.Equal([breakage.Item.Rule], rulesOf[$"{breakage.Index}"].Distinct()));
        }
        finally
        {
            broken.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_document_that_is_broken_was_sound() =>
        Assert.Empty(await Spectral.LintAsync(Path.Combine(Folder, "sound.yaml"), TestContext.Current.CancellationToken));

    [Fact]
    public void Each_rule_has_a_breakage_a_description_and_a_message()
    {
        var ours = YamlToJson.ReadFile(Repository.PathOf("contract/.spectral.yaml"))["rules"]!.AsObject().Where(rule => rule.Value is JsonObject).ToList();

        Assert.Equal(ours.Select(rule => rule.Key).Order(), Breakages().Select(breakage => breakage.Rule).Distinct().Order());
        Assert.All(ours, rule => Assert.NotNull(rule.Value!["description"]));
        Assert.All(ours, rule => Assert.NotNull(rule.Value!["message"]));
    }

    private static List<Breakage> Breakages() =>
        [.. YamlToJson.ReadFile(Path.Combine(Folder, "breakages.yaml")).AsArray().Select(item =>
            new Breakage(item!["rule"]!.GetValue<string>(), item["at"]!.GetValue<string>(), item["put"]))];

    private static async Task WriteBrokenAsync(Breakage breakage, string file)
    {
        var document = YamlToJson.ReadFile(Path.Combine(Folder, "sound.yaml"));
        var steps = breakage.At.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToList();
        var parent = steps.SkipLast(1).Aggregate(document, (node, step) => node[step]!).AsObject();
        if (breakage.Put is null) Assert.True(parent.Remove(steps[^1]), $"There is nothing to remove at {breakage.At}.");
        else parent[steps[^1]] = breakage.Put.DeepClone();
        await File.WriteAllTextAsync(file, document.ToJsonString(), TestContext.Current.CancellationToken);
    }
}
