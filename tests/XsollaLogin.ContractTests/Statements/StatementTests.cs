using System.Text.Json;

namespace XsollaLogin.ContractTests.Statements;

/// <summary>contract/README.md has each statement of the page, and what it names exists.</summary>
public class StatementTests
{
    private const string Initialisation = "Initialisation";

    private static readonly string[] Editions = ["EN, DE, RU", "EN, DE", "DE, RU", "RU"];

    private static readonly Dictionary<string, string[]> Parameters = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Statements", "PageParameters.json")))!;

    private static readonly JsonArray Answers = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PageAnswers.json")))!.AsArray();

    [Fact]
    public void Each_statement_has_its_editions_its_place_in_the_contract_and_its_test()
    {
        Assert.All(Statement.All, statement => Assert.Contains(statement.Editions, Editions));
        Assert.All(Statement.All, statement => Assert.True(statement.HasDecision || statement.Elements.Any(), statement.ToString()));
        Assert.All(Statement.All, statement => Assert.NotEmpty(statement.Tests));
    }

    [Fact]
    public void Each_named_element_is_in_the_contract() =>
        Assert.DoesNotContain(Statement.All.SelectMany(statement => statement.Elements), name => !ContractElement.Exists(name));

    [Fact]
    public void Each_named_test_exists_once() =>
        Assert.DoesNotContain(Statement.All.SelectMany(statement => statement.Tests), name => TestMethods.All[name].Count() != 1);

    [Fact]
    public void Each_call_and_parameter_of_the_page_has_a_statement()
    {
        var calls = Answers.Select(answer => (string)answer!["call"]!).Distinct();
        var stated = Statement.All.Where(statement => statement.Parameter.Length > 0)
            .Select(statement => (statement.Section, statement.Parameter)).Distinct();

        Assert.Empty(calls.Except(Statement.All.Select(statement => statement.Section)));
        Assert.Equal(calls.Append(Initialisation).Order(StringComparer.Ordinal), Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Parameters.SelectMany(call => call.Value.Select(parameter => (call.Key, parameter))).Order(), stated.Order());
    }

    [Fact]
    public void Each_answer_of_the_page_is_named()
    {
        var named = Statement.All.SelectMany(statement => statement.Elements).ToHashSet();

        Assert.All(Answers, answer => Assert.Contains($"{answer!["operations"]![0]}#{answer["example"]}", named));
    }

    [Fact]
    public void A_statement_about_a_call_is_in_editions_that_have_the_call()
    {
        var editions = Answers.ToLookup(answer => (string)answer!["call"]!, answer => answer!["editions"]!.AsArray().Select(name => ((string)name!)[..2]));

        Assert.All(Statement.All.Where(statement => editions.Contains(statement.Section)), statement =>
            Assert.Subset(editions[statement.Section].SelectMany(names => names).ToHashSet(), statement.Editions.Split(", ").ToHashSet()));
    }
}
