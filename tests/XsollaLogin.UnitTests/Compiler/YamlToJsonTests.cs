using XsollaLogin.Yaml;

namespace XsollaLogin.UnitTests.Compiler;

/// <summary>YAML scalars as JSON.</summary>
public class YamlToJsonTests
{
    [Theory]
    [InlineData("5", "5")]
    [InlineData("'5'", "\"5\"")]
    [InlineData("!!str 5", "\"5\"")]
    [InlineData("!!str true", "\"true\"")]
    [InlineData("!!str", "\"\"")]
    [InlineData("! 5", "\"5\"")]
    [InlineData("!!int 5", "5")]
    [InlineData("~", "null")]
    public void A_scalar_has_the_type_of_its_tag_or_of_its_text(string yaml, string json) =>
        Assert.Equal(json, YamlToJson.Text(YamlToJson.Read(new StringReader($"value: {yaml}"))["value"]));
}
