using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The request log masks secrets in requests of both lanes and in the answer of a stub.</summary>
public class RequestSecretTests
{
    private static readonly string[] Secrets = ["s3cret-Passw0rd", "s3cret-T0ken", "s3cret-C00kie", "s3cret-Bearer", "s3cret-Answer", "s3cret-Set"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Secrets_are_masked_unless_the_option_shows_them(bool show)
    {
        await using var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { ShowSecrets = show });
        await SendAsync(mock, mock.Curl.PathOf("login"));
        await mock.Curl.StubAsync("""
            {"Request": {"Path": "/stubbed"}, "Response": {"BodyAsJson": {"token": "s3cret-Answer"}, "Headers": {"Set-Cookie": "session=s3cret-Set"}}}
            """);
        await SendAsync(mock, "/stubbed");
        foreach (var path in await PathsAsync(mock))
        {
            var shown = path.EndsWith("/find", StringComparison.Ordinal)
                ? await mock.Curl.SendAsync("POST", path, """{"Methods": ["POST"]}""")
                : await mock.Curl.GetAsync(path);

            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Contains("John", shown.Body, StringComparison.Ordinal);
            Assert.All(Secrets, secret => Assert.True(shown.Body.Contains(secret, StringComparison.Ordinal) == show, $"{path}: {secret}"));
        }
    }

    private static async Task<IEnumerable<string>> PathsAsync(StubbedMock mock)
    {
        var second = (await mock.LogAsync())[1];
        return ["/__admin/requests", $"/__admin/requests/{second.Guid}", $"/__admin/requests/find?mappingGuid={second.MappingGuid}", "/__admin/requests/find"];
    }

    private static Task<Reply> SendAsync(StubbedMock mock, string path) => mock.Curl.SendAsync(
        "POST", $"{path}?projectId=any&token=s3cret-T0ken", """{"username": "John", "password": "s3cret-Passw0rd"}""", Curl.Json,
        ("Authorization", "Bearer s3cret-Bearer"), ("Cookie", "session=s3cret-C00kie"));
}
