using XsollaLogin.IntegrationTests.DocumentedCalls;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>What the C# client says of each fault: a refusal is its own exception, a failure of the network HttpClient's, both readable and without a secret.</summary>
public class ClientTests(MockFixture mock)
{
    [Fact]
    public async Task Too_many_requests_are_a_refusal()
    {
        var refusal = await FailAsync<XsollaLoginException>(new { operation = "logIn", fault = "too-many-requests", retryAfterSeconds = 5 });

        Assert.Equal((HttpStatusCode.TooManyRequests, ContractDocument.Current.Operation("logIn").Answer("TooManyRequests").ErrorCode), ((HttpStatusCode)refusal.StatusCode, refusal.Code));
        Assert.Contains("refused logIn: 429 0 Too many requests", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502, "refused logIn: 502 Bad Gateway")]
    [InlineData(599, "refused logIn: 599")]
    public async Task A_gateway_s_page_is_a_refusal_without_a_code(int status, string said)
    {
        var refusal = await FailAsync<XsollaLoginException>(new { operation = "logIn", fault = "server-error", status });

        Assert.Equal((status, null), (refusal.StatusCode, refusal.Code));
        Assert.StartsWith("<html>", refusal.RawBody, StringComparison.Ordinal);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<html>", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer-lost", HttpRequestError.ResponseEnded)]
    [InlineData("connection-reset", HttpRequestError.Unknown)]
    public async Task A_broken_connection_is_a_failure_of_the_network(string fault, HttpRequestError error) =>
        Assert.Equal(error, (await FailAsync<HttpRequestException>(new { operation = "logIn", fault })).HttpRequestError);

    [Fact]
    public async Task An_answer_that_comes_too_late_is_a_timeout()
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await world.ScriptAsync(new { operation = "logIn", fault = "answer-late", delayMs = 3_600_000 });
        using var http = new HttpClient { BaseAddress = mock.Asked.BaseAddress, Timeout = TimeSpan.FromMilliseconds(100) };

        var thrown = await Assert.ThrowsAsync<TaskCanceledException>(() => new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = world.ProjectId }).LoginAsync(Person.John));
        Assert.IsType<TimeoutException>(thrown.InnerException);
    }

    private async Task<TException> FailAsync<TException>(object script)
        where TException : Exception
    {
        await using var world = await mock.Asked.NewWorldAsync();
        await world.ScriptAsync(script);
        using var http = new HttpClient { BaseAddress = mock.Asked.BaseAddress };
        var thrown = await Assert.ThrowsAsync<TException>(() => new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = world.ProjectId }).LoginAsync(Person.John));
        Assert.DoesNotContain(Person.John.Password, thrown.ToString(), StringComparison.Ordinal);
        return thrown;
    }
}
