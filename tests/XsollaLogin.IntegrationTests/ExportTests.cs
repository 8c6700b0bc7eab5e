namespace XsollaLogin.IntegrationTests;

/// <summary>The documented answers as stubs of other servers: what the mock gives out. That WireMock answers by them is tested with WireMock.</summary>
public class ExportTests(MockFixture mock)
{
    [Theory]
    [InlineData("wiremock", "name", "response", "status", "body")]
    [InlineData("wiremock.net", "Title", "Response", "StatusCode", "Body")]
    public async Task Every_documented_answer_is_a_stub(string format, string name, string response, string status, string body)
    {
        var export = await mock.Mock.Control.DoAsync(HttpMethod.Get, $"export/{format}", cancellationToken: TestContext.Current.CancellationToken);
        var stubs = (export as JsonArray ?? export["mappings"]!.AsArray()).ToDictionary(stub => (string)stub![name]!, stub => stub![response]!);

        foreach (var operation in ContractDocument.Current.Operations)
        {
            foreach (var answer in operation.Answers)
            {
                var stub = stubs[$"{operation.Id} example={answer.Name}"];
                Assert.Equal((int)answer.Status, (int)stub[status]!);
                Assert.True(JsonNode.DeepEquals(answer.Value, (string?)stub[body] is { } text ? JsonNode.Parse(text) : null), $"{answer}");
            }
        }
    }
}
