using XsollaLogin.IntegrationTests.Faults;
using XsollaLogin.IntegrationTests.Journal;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>While mappings come and go, a request that is sent and answered during the life of a mapping gets its answer.</summary>
public class LaneChangeUnderLoadTests(MockFixture fixture)
{
    private const int Callers = 4;
    private const int Changes = 50;
    private const int AnswersInEachState = 8;
    private const HttpStatusCode Stubbed = (HttpStatusCode)418;

    private volatile State? _state;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Each_request_is_answered_by_the_mapping_while_it_exists_and_otherwise_by_the_flow()
    {
        var clock = new LaneClock(new TestClock());
        await using var mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = clock });
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var callers = Enumerable.Range(0, Callers).Select(_ => LoginUntilAsync(mock, project, done.Token)).ToList();
        for (var i = 0; i < Changes; i++)
        {
            await ObserveAsync(HttpStatusCode.OK, callers);
            var id = await mock.StubAsync("login", new { StatusCode = (int)Stubbed });
            await ObserveAsync(Stubbed, callers);
            await mock.Admin.DoAsync(HttpMethod.Delete, $"mappings/{id}", cancellationToken: Stop);
        }

        await ObserveAsync(HttpStatusCode.OK, callers);
        await done.CancelAsync();
        await Task.WhenAll(callers);
        var before = clock.ReadingsByWireMock;
        await project.LoginAsync();
        Assert.Equal(before, clock.ReadingsByWireMock);
    }

    private async Task ObserveAsync(HttpStatusCode expected, IEnumerable<Task> callers)
    {
        var state = new State(expected);
        _state = state;
        // A caller ends only by a failure, which is thrown here.
        await await Task.WhenAny([state.Observed, .. callers]);
        _state = null;
    }

    private async Task LoginUntilAsync(TestMock mock, TestProject project, CancellationToken done)
    {
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        while (!done.IsCancellationRequested)
        {
            var state = _state;
            using var request = project.Request("login", ("username", Person.John.Username), ("password", Person.John.Password)).ToMessage();
            using var response = await http.SendAsync(request, Stop);
            // Otherwise the mapping may have come or gone meanwhile.
            if (state is not null && ReferenceEquals(state, _state)) state.Observe(response.StatusCode);
        }
    }

    /// <summary>The time from the end of one change to the beginning of the next.</summary>
    private sealed class State(HttpStatusCode expected)
    {
        private readonly TaskCompletionSource _observed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _answers;

        /// <summary>Completes when enough requests were sent and answered in the interval.</summary>
        public Task Observed => _observed.Task;

        public void Observe(HttpStatusCode answer)
        {
            Assert.Equal(expected, answer);
            if (Interlocked.Increment(ref _answers) == AnswersInEachState) _observed.TrySetResult();
        }
    }
}
