using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The rules for what a tester gives, also inside lists and objects.</summary>
public sealed class MemberRulesTests
{
    private static readonly NumberRule<Inner>[] Numbers = [new("length", 1, 5, inner => inner.Length)];
    private static readonly ListRule<Outer>[] Lists = [new("items", outer => outer.Items)];
    private static readonly NestedRule<Outer>[] Nested =
    [
        new ItemsRule<Outer, Inner>("items", outer => outer.Items, ProblemsOf),
        new ObjectRule<Outer, Inner>("only", outer => outer.Only, ProblemsOf),
    ];

    private sealed record Inner(int Length);

    private sealed record Outer(IReadOnlyList<Inner> Items, Inner? Only = null);

    [Fact]
    public void A_problem_inside_names_its_place() =>
        Assert.Equal(
            ["items[1].length must be from 1 to 5, not 6", "only.length must be from 1 to 5, not 0"],
            ProblemsOf(new Outer([new Inner(5), new Inner(6)], new Inner(0))));

    [Fact]
    public void An_absent_object_has_no_problem() => Assert.Empty(ProblemsOf(new Outer([])));

    [Fact]
    public void A_list_that_holds_null_is_the_only_problem() =>
        Assert.Equal(["items must not hold null"], ProblemsOf(new Outer([new Inner(6), null!])));

    [Theory]
    [InlineData(0, 5, null, "name must be of at most 5 characters")]
    [InlineData(2, 5, "any", "name must be of 2 to 5 characters; leave it out for any")]
    [InlineData(8, null, null, "name must be of at least 8 characters")]
    public void The_length_of_a_text_is_said(int shortest, int? longest, string? absent, string problem) =>
        Assert.Equal(problem, new TextRule<string>("name", shortest, longest, absent, text => text).ProblemOf("seven.."));

    private static IEnumerable<string> ProblemsOf(Outer outer) => MemberRules.ProblemsOf(outer, Lists, [], [], Nested);

    private static IEnumerable<string> ProblemsOf(Inner inner) => MemberRules.ProblemsOf(inner, [], Numbers, [], []);
}
