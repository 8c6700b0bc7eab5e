using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The rules for what a tester gives.</summary>
public sealed class MemberRulesTests
{
    private static readonly NumberRule<Owner>[] Numbers = [new("length", 1, 5, owner => owner.Length)];
    private static readonly ListRule<Owner>[] Lists = [new("items", owner => owner.Items)];

    [Theory]
    [InlineData(0, "length must be from 1 to 5, not 0")]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(6, "length must be from 1 to 5, not 6")]
    public void A_number_must_be_in_its_range(int length, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], MemberRules.ProblemsOf(new Owner(length, []), Lists, Numbers, []));

    [Fact]
    public void A_list_that_holds_null_is_the_only_problem() =>
        Assert.Equal(["items must not hold null"], MemberRules.ProblemsOf(new Owner(0, [null]), Lists, Numbers, []));

    [Theory]
    [InlineData(0, 5, null, "name must be of at most 5 characters")]
    [InlineData(2, 5, "any", "name must be of 2 to 5 characters; leave it out for any")]
    [InlineData(8, null, null, "name must be of at least 8 characters")]
    public void The_length_of_a_text_is_said(int shortest, int? longest, string? absent, string problem) =>
        Assert.Equal(problem, new TextRule<string>("name", shortest, longest, absent, text => text).ProblemOf("seven.."));

    private sealed record Owner(int Length, IReadOnlyList<string?> Items);
}
