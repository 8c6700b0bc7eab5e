namespace XsollaLogin.UnitTests;

public class FolderDependenciesTests
{
    private const string Upper = "using P.Lower;\nnamespace P.Upper;\ninternal class UpperType { public static int One => 1; public LowerType? Lower; }";

    [Theory]
    [InlineData("using P.Upper;\nnamespace P.Lower;\ninternal class LowerType { UpperType? upper; }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { Upper.UpperType? upper; }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { P.Upper.UpperType? upper; }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { global::P.Upper.UpperType? upper; }")]
    [InlineData("using static P.Upper.UpperType;\nnamespace P.Lower;\ninternal class LowerType { int one = One; }")]
    [InlineData("using Other = P.Upper.UpperType;\nnamespace P.Lower;\ninternal class LowerType { Other? upper; }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { string address = \"http://a.b\"; P.Upper.UpperType? upper; }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { string upper = $\"{P.Upper.UpperType.One}\"; }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { string text = @\"\\\"; P.Upper.UpperType? upper; }")]
    public void Two_folders_that_use_each_other_are_found(string lower) =>
        Assert.StartsWith("Lower and Upper: ", Assert.Single(Circles(new() { ["Upper/U.cs"] = Upper, ["Lower/L.cs"] = lower })), StringComparison.Ordinal);

    [Theory]
    [InlineData("namespace P.Lower;\ninternal class LowerType { /* P.Upper.UpperType */ }")]
    [InlineData("namespace P.Lower;\ninternal class LowerType { string text = \"P.Upper.UpperType\"; }")]
    public void A_mere_word_is_not_a_use(string lower) =>
        Assert.Empty(Circles(new() { ["Upper/U.cs"] = Upper, ["Lower/L.cs"] = lower }));

    [Fact]
    public void Three_folders_in_a_circle_are_found()
    {
        var circle = Assert.Single(Circles(new()
        {
            ["A/A.cs"] = "namespace P.A;\ninternal class AType { P.B.BType? b; }",
            ["B/B.cs"] = "namespace P.B;\ninternal class BType { P.C.CType? c; }",
            ["C/C.cs"] = "namespace P.C;\ninternal class CType { P.A.AType? a; }",
            ["D/D.cs"] = "namespace P.D;\ninternal class DType { P.A.AType? a; }",
        }));

        Assert.Equal("A and B and C: A.cs uses BType, B.cs uses CType, C.cs uses AType", circle);
    }

    [Fact]
    public void Generated_code_belongs_to_the_folder_of_its_namespace()
    {
        const string generated = "namespace P.Lower;\ninternal class GeneratedType { P.Upper.UpperType? upper; }";
        var lower = "namespace P.Lower;\ninternal class LowerType;";

        Assert.Single(Circles(new() { ["Upper/U.cs"] = Upper, ["Lower/L.cs"] = lower }, generated));
        Assert.Single(Circles(
            new()
            {
                ["Upper/U.cs"] = "namespace P.Upper;\ninternal class UpperType { P.Lower.GeneratedType? generated; }",
                ["Lower/L.cs"] = "namespace P.Lower;\ninternal class LowerType { P.Upper.UpperType? upper; }",
            },
            "namespace P.Lower;\ninternal class GeneratedType;"));
    }

    [Fact]
    public void A_use_without_the_name_of_the_type_is_found() =>
        Assert.Single(Circles(new()
        {
            ["Upper/U.cs"] = "namespace P.Upper;\ninternal class UpperType { public P.Lower.LowerType? lower; }\n"
                + "internal static class Extensions { public static int Twice(this int number) => 2 * number; }",
            ["Lower/L.cs"] = "using P.Upper;\nnamespace P.Lower;\ninternal class LowerType { int four = 2.Twice(); }",
        }));

    private static IEnumerable<string> Circles(Dictionary<string, string> files, params string[] generated) =>
        new FolderDependencies(files, generated).Circles();
}
