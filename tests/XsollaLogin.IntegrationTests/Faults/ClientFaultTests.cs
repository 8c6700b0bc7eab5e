using XsollaLogin.IntegrationTests.DocumentedCalls;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>The C# client on each fault: an error is its own exception, a network failure that of HttpClient, both readable and without a secret.</summary>
public class ClientFaultTests(MockFixture mock)
{
    [Fact]
    public async Task Too_many_requests_are_an_error()
    {
        var error = await FailAsync<XsollaLoginException>(new { operation = "login", fault = "too-many-requests", retryAfterSeconds = 5 });

        Assert.Equal((HttpStatusCode.TooManyRequests, ContractDocument.Current.Operation("login").Answer("TooManyRequests").ErrorCode),
            ((HttpStatusCode)error.StatusCode, error.Code));
        Assert.Contains("rejected login: 429 0 Too many requests", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502, "rejected login: 502 Bad Gateway")]
    [InlineData(599, "rejected login: 599")]
    public async Task A_gateway_page_is_an_error_without_a_code(int status, string said)
    {
        var error = await FailAsync<XsollaLoginException>(new { operation = "login", fault = "server-error", status });

        Assert.Equal((status, null), (error.StatusCode, error.Code));
        Assert.StartsWith("<html>", error.RawBody, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<html>", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer-lost", HttpRequestError.ResponseEnded)]
    [InlineData("connection-reset", HttpRequestError.Unknown)]
    public async Task A_broken_connection_is_a_network_failure(string fault, HttpRequestError error) =>
        Assert.Equal(error, (await FailAsync<HttpRequestException>(new { operation = "login", fault })).HttpRequestError);

    [Fact]
    public async Task A_late_answer_is_a_timeout()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "login", fault = "answer-late", delayMs = 3_600_000 });
        using var http = new HttpClient { BaseAddress = mock.Asked.BaseAddress, Timeout = TimeSpan.FromMilliseconds(100) };

        var thrown = await Assert.ThrowsAsync<TaskCanceledException>(
            () => new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = project.ProjectId }).LoginAsync(Person.John));
        Assert.IsType<TimeoutException>(thrown.InnerException);
    }

    private async Task<TException> FailAsync<TException>(object script)
        where TException : Exception
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(script);
        using var http = new HttpClient { BaseAddress = mock.Asked.BaseAddress };
        var thrown = await Assert.ThrowsAsync<TException>(
            () => new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = project.ProjectId }).LoginAsync(Person.John));
        Assert.DoesNotContain(Person.John.Password, thrown.ToString(), StringComparison.Ordinal);
        return thrown;
    }
}
