namespace XsollaLogin.IntegrationTests;

/// <summary>What all the other tests saw; true only of a run of the whole project.</summary>
[Collection(nameof(AfterTheOthers))]
public class CoverageTests(MockFixture mock)
{
    private static readonly IReadOnlyList<ContractAnswer> Declared = [.. ContractDocument.Current.Answers];

    [Fact]
    public void Every_declared_answer_that_has_a_natural_cause_was_provoked_by_it() =>
        AssertNone("not provoked", Declared.Where(answer => !HasNoCause(answer) && !mock.Played.Has(answer)));

    [Fact]
    public void Every_other_declared_answer_was_asked_for() =>
        AssertNone("not asked for", Declared.Where(answer => HasNoCause(answer) && !mock.AskedFor.Has(answer)));

    [Fact]
    public void What_is_said_to_have_no_cause_has_none() =>
        AssertNone("has a cause: take it off the list", Declared.Where(answer => HasNoCause(answer) && mock.Played.Has(answer)));

    [Fact]
    public void What_is_said_to_have_no_cause_is_declared() =>
        AssertNone("not declared", WithoutCause.Answers.Except(Declared.Select(answer => answer.ToString())));

    [Fact]
    public void No_answer_came_that_the_contract_has_no_example_for() => AssertNone("without an example", mock.Played.Undeclared.Concat(mock.AskedFor.Undeclared));

    private static bool HasNoCause(ContractAnswer answer) => WithoutCause.Answers.Contains(answer.ToString());

    private static void AssertNone(string what, IEnumerable<object> answers)
    {
        var list = answers.Select(answer => $"{answer}: {what}").ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }

    /// <summary>A collection that does not run in parallel runs when all that do are done.</summary>
    [CollectionDefinition(nameof(AfterTheOthers), DisableParallelization = true)]
    public class AfterTheOthers;
}
