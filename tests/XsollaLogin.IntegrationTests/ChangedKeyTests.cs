namespace XsollaLogin.IntegrationTests;

/// <summary>A change of the settings that changes the key of a project ends the tokens that the earlier key signed.</summary>
public class ChangedKeyTests(MockFixture mock)
{
    [Theory]
    [InlineData("""{"jwtSecret": "another secret of the project"}""", false)]
    [InlineData("""{"jwtAlgorithm": "RS256"}""", false)]
    [InlineData("""{"seed": 7}""", false)]
    [InlineData("""{"codeLength": 6}""", true)]
    public async Task A_token_is_valid_while_the_key_is_the_same(string settings, bool isValid)
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.ConfigureAsync(JsonNode.Parse(settings)!);

        if (isValid) await project.GetAskFieldsAsync(token);
        else await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(token));
        await project.GetAskFieldsAsync(await project.TokenOfAsync((await project.LoginAsync()).LoginUrl));
    }
}
