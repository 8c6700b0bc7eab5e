using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The value of a parameter, as validation and flows read it.</summary>
public sealed class PairsTests
{
    [Theory]
    [InlineData("projectId=p", "p")]
    [InlineData("a=1&projectId=p&b=2", "p")]
    [InlineData("projectId=p&projectId=q", "p")]
    [InlineData("projectId=a=b", "a=b")]
    [InlineData("projectId&projectId=p", "p")]
    public void First_value_of_a_name_is_used(string pairs, string value) => Assert.Equal(value, Pairs.First(pairs, "projectId"));

    [Theory]
    [InlineData("project%49d=p%20q", "p q")]
    [InlineData("projectId=p+q", "p q")]
    public void Name_and_value_are_decoded(string pairs, string value) => Assert.Equal(value, Pairs.First(pairs, "projectId"));

    [Theory]
    [InlineData("projectId=")]
    [InlineData("projectId")]
    [InlineData("projectId=&projectId=p")]
    [InlineData("ProjectId=p")]
    [InlineData("projectId=%ff")]
    [InlineData("projectId=%zz")]
    [InlineData("=p")]
    [InlineData("")]
    public void Missing_empty_or_malformed_value_is_null(string pairs) => Assert.Null(Pairs.First(pairs, "projectId"));
}
