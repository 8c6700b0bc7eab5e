using System.Text;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Why JSON is not well-formed.</summary>
public class JsonSyntaxTests
{
    private const string TooDeep = "it is nested too deeply";

    [Theory]
    [InlineData(64, "1", "it is not JSON at line 1, byte 66")]
    [InlineData(64, "x", "it is not JSON at line 1, byte 65")]
    [InlineData(64, "[", TooDeep)]
    [InlineData(64, " {", TooDeep)]
    [InlineData(64, "1, [", TooDeep)]
    public void An_error_in_the_deepest_level_is_not_taken_for_one_level_too_many(int levels, string rest, string problem) =>
        Assert.Equal(problem, JsonSyntax.ProblemIn(Encoding.UTF8.GetBytes(new string('[', levels) + rest)));

    [Fact]
    public void Sixty_four_levels_are_well_formed() =>
        Assert.Null(JsonSyntax.ProblemIn(Encoding.UTF8.GetBytes(new string('[', 64) + new string(']', 64))));
}
