namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>The faults too-many-requests, server-error and early-deadline answer at once and have no effect.</summary>
public class FaultErrorTests(MockFixture mock)
{
    [Theory]
    [InlineData(7, "7")]
    [InlineData(0, "0")]
    [InlineData(null, null)]
    public async Task Too_many_requests_sends_Retry_After(int? asked, string? said)
    {
        var expected = ContractDocument.Current.Operation("signUp").Answer("TooManyRequests");
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault = "too-many-requests", retryAfterSeconds = asked });
        using var response = await mock.Asked.SendAsync(project.Request("signUp"));

        Assert.Equal(expected.Status, response.StatusCode);
        Assert.Equal([said ?? expected.Headers["Retry-After"]], response.Headers.NonValidated["Retry-After"]);
        Assert.Equal(expected.ErrorCode, JsonNode.Parse(await TextOf(response))!["error"]!["code"]!.ToString());
        AssertReadable(response);
        Assert.Contains("Retry-After", response.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.OrdinalIgnoreCase);
        using var again = await mock.Asked.SendAsync(project.Request("signUp"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData(null, 503)]
    [InlineData(500, 500)]
    [InlineData(502, 502)]
    [InlineData(599, 599)]
    public async Task A_server_error_is_a_gateway_page(int? asked, int status)
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault = "server-error", status = asked });
        using var response = await mock.Asked.SendAsync(project.Request("signUp"));

        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.ToString()));
        Assert.Contains($"<h1>{status}", await TextOf(response), StringComparison.Ordinal);
        AssertReadable(response);
        using var again = await mock.Asked.SendAsync(project.Request("signUp"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_early_deadline_ends_the_long_poll_at_once_and_the_code_stays_valid()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);
        await project.ScriptAsync(new { operation = "getConfirmCode", fault = "early-deadline" });

        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => project.GetConfirmCodeAsync(operation, Person.John.Email));
        var message = await project.NextMessageAsync(Person.John.Email);
        using var opened = await project.OpenAsync(message.Link);
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.Email));
    }

    private static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static void AssertReadable(HttpResponseMessage response)
    {
        Assert.Equal([RawCalls.Origin], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], response.Headers.GetValues("Access-Control-Allow-Credentials"));
    }
}
