using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The value of a parameter, as validation and flows read it.</summary>
public sealed class PairsTests
{
    [Theory]
    [InlineData("projectId=p", "p")]
    [InlineData("a=1&projectId=p&b=2", "p")]
    [InlineData("projectId=p&projectId=q", "p")]
    [InlineData("project%49d=p%20q", "p q")]
    [InlineData("projectId=p+q", "p q")]
    [InlineData("projectId=a=b", "a=b")]
    [InlineData("projectId=", null)]
    [InlineData("projectId", null)]
    [InlineData("projectId&projectId=p", "p")]
    [InlineData("projectId=&projectId=p", null)]
    [InlineData("ProjectId=p", null)]
    [InlineData("projectId=%ff", null)]
    [InlineData("projectId=%zz", null)]
    [InlineData("=p", null)]
    [InlineData("", null)]
    public void The_first_value_of_a_name_is_used(string pairs, string? value) => Assert.Equal(value, Pairs.First(pairs, "projectId"));
}
