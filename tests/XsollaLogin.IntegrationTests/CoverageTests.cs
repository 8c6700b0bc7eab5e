[assembly: WholeRun]

namespace XsollaLogin.IntegrationTests;

/// <summary>The tests provoke each declared answer of the contract.</summary>
/// <remarks>As xunit defines it, a collection that is not parallel runs after all parallel ones.</remarks>
[CollectionDefinition(WholeRunTest.Collection, DisableParallelization = true)]
public class CoverageTests(MockFixture mock) : WholeRunTest
{
    private static readonly IReadOnlyList<ContractAnswer> Declared = [.. ContractDocument.Current.Answers];

    [Fact]
    public void Every_answer_with_a_natural_cause_was_provoked_by_it() =>
        AssertNone("not provoked", Declared.Where(answer => !HasNoCause(answer) && !mock.Played.Has(answer)));

    [Fact]
    public void Every_answer_without_a_natural_cause_was_asked_for() =>
        AssertNone("not asked for", Declared.Where(answer => HasNoCause(answer) && !mock.AskedFor.Has(answer)));

    [Fact]
    public void Every_answer_of_the_list_without_cause_has_no_cause() =>
        AssertNone("has a cause: take it off the list", Declared.Where(answer => HasNoCause(answer) && mock.Played.Has(answer)));

    [Fact]
    public void Every_answer_has_an_example_in_the_contract() => AssertNone("without an example", mock.Played.Undeclared.Concat(mock.AskedFor.Undeclared));

    private static bool HasNoCause(ContractAnswer answer) => WithoutCause.Answers.Contains(answer.ToString());

    private static void AssertNone(string what, IEnumerable<object> answers)
    {
        var list = answers.Select(answer => $"{answer}: {what}").ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
