using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>A page can read every answer of a flow, also a held one, an error or a redirect.</summary>
public class FlowCorsTests(MockFixture mock)
{
    private const string Origin = "https://game.example.com";

    [Fact(Timeout = 30_000)]
    public async Task A_held_answer_may_be_read()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var waiting = GetAsync(project, "getConfirmCode", ("login", "john@example.com"), ("operation_id", "none"));
        await time.WaitForPendingTimersAsync(1);
        time.Advance(TimeSpan.FromSeconds(20));

        AssertReadable(await waiting, HttpStatusCode.RequestTimeout);
    }

    [Fact]
    public async Task An_error_may_be_read()
    {
        await using var project = await mock.NewProjectAsync();

        AssertReadable(await GetAsync(project, "checkSso"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_redirect_may_be_read()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        AssertReadable(await GetAsync(project, "redirectSso", ("login_url", Ending.CallbackUrl)), HttpStatusCode.Found);
    }

    private static async Task<HttpResponseMessage> GetAsync(TestProject project, string operation, params (string Name, string Value)[] query)
    {
        var pairs = query.Append(("projectId", project.ProjectId)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ContractDocument.Current.Operation(operation).Path[1..]}?{WireText.Write(pairs)}");
        request.Headers.Add("Origin", Origin);
        return await project.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static void AssertReadable(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal([Origin], response.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal(["true"], response.Headers.GetValues("Access-Control-Allow-Credentials"));
        }
    }
}
