using Microsoft.CodeAnalysis.CSharp;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.UnitTests.Mutation;

/// <summary>The changes that mutation testing makes.</summary>
public class MutantFinderTests
{
    [Theory]
    [InlineData("bool M(int a, int b) => a < b;", "(a <= b)", "(a >= b)")]
    [InlineData("bool M(bool a, bool b) => a && b;", "(a || b)", "!(a)", "!(b)")]
    [InlineData("bool M(object? a) => a is null or 1;", "!(a is null or 1)", "(null and 1)")]
    [InlineData("bool M(object? a) => a is not null;", "!(a is not null)")]
    [InlineData("bool M(object? a) => a is not (null or 1);", "!(a is not (null or 1))", "(null and 1)")]
    [InlineData("bool M(int a) => a is > 1;", "!(a is > 1)", ">= 1", "<= 1")]
    [InlineData("void M(object? a) { if (a is { } b) return; }", "(a is { } b && false)", "(a is { } b || true)")]
    [InlineData("bool M() => N();", "!(N())")]
    [InlineData("void M() { F(_ => false); }", ";", "true")]
    [InlineData("bool M(bool a) { if (a) return true; return !a; }", "!(a)", "false", "(a)")]
    [InlineData("int M(bool a) => a ? 1 : 2;", "!(a)")]
    [InlineData("string? M(string? a) => a ?? \"b\";", "(a)", "(\"b\")", "\"\"")]
    [InlineData("string M() => \"\";", "\"mutant\"")]
    [InlineData("string M(int a) => $\"{a}\";", "\"\"")]
    [InlineData("bool M(int[] a) => a.Any(each => each > 1);", "!(a.Any(each => each > 1))", "All", "each => true", "(each >= 1)", "(each <= 1)")]
    [InlineData("void M() { M(); }", ";")]
    [InlineData("int P { get => 1; set { P += 2; } }", ";", "P -= 2")]
    [InlineData("async Task M(Task a) => await a.ConfigureAwait(false);")]
    [InlineData("void M() { [Named(\"b\")] void N() { } }")]
    public void Each_change_is_found(string member, params string[] expected)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ {member} }}");

        var mutants = MutantFinder.In(tree, "C.cs", numbersFrom: 5).ToList();

        Assert.Equal(expected.Order(StringComparer.Ordinal), mutants.Select(mutant => mutant.Replacement).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(5, mutants.Count), mutants.Select(mutant => mutant.Number));
    }

    [Fact]
    public void A_mutant_is_shown_in_one_line()
    {
        var tree = CSharpSyntaxTree.ParseText("class C\n{\n    bool M(bool a, bool b) => a\n        && b;\n}");

        Assert.Equal("C.cs:3: a && b → (a || b)", $"{MutantFinder.In(tree, "C.cs", numbersFrom: 1).First()}");
    }
}
