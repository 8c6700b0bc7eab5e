using System.Net.Http.Json;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>A login that runs while its user is removed or logged out leaves no session and no token.</summary>
public sealed class RemovedUserTests : IAsyncLifetime
{
    private const string UserId = "the-id";
    // The arrival of the request, the time of the token or code, and that of the session.
    private const int FewestMoments = 3;

    private readonly InterruptedClock _time = new();
    private TestMock? _mock;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _mock = new TestMock(await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = _time }, Stop), new AnswerCoverage());

    public ValueTask DisposeAsync() => _mock!.DisposeAsync();

    [Theory]
    [InlineData(Protocol.Jwt, false, false)]
    [InlineData(Protocol.Jwt, true, false)]
    [InlineData(Protocol.Jwt, false, true)]
    [InlineData(Protocol.Jwt, true, true)]
    [InlineData(Protocol.OAuth2, false, false)]
    [InlineData(Protocol.OAuth2, true, false)]
    public async Task A_login_leaves_nothing_to_a_user_who_gets_the_id_of_its_removed_user_meanwhile(Protocol protocol, bool withLogout, bool asksFields)
    {
        var moments = await AtEachMomentAsync(protocol, withLogout, asksFields, first: 1, Replace, AssertNothingIsLeftAsync);

        Assert.True(moments >= FewestMoments, $"The login read the clock {moments} times.");
    }

    [Theory]
    [InlineData(Protocol.Jwt, false)]
    [InlineData(Protocol.Jwt, true)]
    [InlineData(Protocol.OAuth2, false)]
    [InlineData(Protocol.OAuth2, true)]
    public async Task A_login_leaves_nothing_of_a_user_who_is_logged_out_meanwhile(Protocol protocol, bool withLogout)
    {
        // Not at the arrival of the request: the login would then follow the logout.
        var moments = await AtEachMomentAsync(protocol, withLogout, asksFields: false, first: 2, LogOut, AssertNothingIsLeftAsync);

        Assert.True(moments >= FewestMoments, $"The login read the clock {moments} times.");

        void LogOut(TestProject project) => Send(project, HttpMethod.Post, $"/{UserId}/logout");
    }

    [Fact]
    public async Task An_exchange_issues_nothing_valid_if_a_login_revokes_the_tokens_meanwhile()
    {
        for (var moment = 1; ; moment++)
        {
            await using var project = await _mock!.NewProjectAsync(Protocol.OAuth2);
            Send(project, HttpMethod.Post, "", NewUser("password123"));
            var login = await project.LoginAsync(ending: Ending.Usual with { Scope = "offline" });
            _time.InterruptAt(moment, () => LogInWithLogout(project));
            try
            {
                var tokens = await project.ExchangeAsync(new LandingUrl(login.LoginUrl)["code"]);
                if (!_time.WasInterrupted) break;
                await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(tokens.AccessToken));
                await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(tokens.RefreshToken!));
            }
            catch (XsollaLoginException error) when (error.Code == ErrorCode.InvalidGrant)
            {
                // The code was revoked before its tokens were there.
            }
        }
    }

    [Fact]
    public async Task Of_parallel_logins_that_revoke_earlier_tokens_one_stays_valid()
    {
        await using var project = await _mock!.NewProjectAsync();
        Send(project, HttpMethod.Post, "", NewUser("password123"));
        for (var round = 0; round < 200; round++)
        {
            var logins = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => project.LoginAsync(ending: Ending.Usual with { WithLogout = true })));
            Assert.NotEqual(
                0, await Race.WinnersAsync(logins.Length, number => project.GetAskFieldsAsync(new LandingUrl(logins[number].LoginUrl)["token"])));
        }
    }

    /// <summary>Logs a user in, once for each moment at which the login reads the clock, and interrupts the login there.</summary>
    /// <param name="asksFields">Whether a field is missing: the answer then has two tokens, and the clock is read between them.</param>
    /// <param name="assert">Gets the result of the login; null if it was rejected.</param>
    /// <returns>The number of the moments.</returns>
    private async Task<int> AtEachMomentAsync(
        Protocol protocol, bool withLogout, bool asksFields, int first, Action<TestProject> interrupt, Func<TestProject, LoginResult?, Task> assert)
    {
        for (var moment = first; ; moment++)
        {
            object settings = asksFields ? new { askFields = new[] { new { name = "country-name" } } } : new { };
            await using var project = await _mock!.NewProjectAsync(protocol, settings);
            Send(project, HttpMethod.Post, "", NewUser("password123"));
            _time.InterruptAt(moment, () => interrupt(project));
            LoginResult? login = null;
            try
            {
                login = await project.LoginAsync(ending: Ending.Usual with { WithLogout = withLogout });
            }
            catch (XsollaLoginException error) when (error.Code == ErrorCode.WrongUsernameOrPassword)
            {
                // The login came after the change.
            }

            if (!_time.WasInterrupted) return moment - 1;
            await assert(project, login);
        }
    }

    private static async Task AssertNothingIsLeftAsync(TestProject project, LoginResult? login)
    {
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
        if (login is null) return;
        var landing = new LandingUrl(login.LoginUrl);
        if (landing.Find("token") is { } token) await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(token));
        else await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(landing["code"]));
    }

    /// <summary>Removes the user, and adds another one with the same id.</summary>
    private void Replace(TestProject project)
    {
        Send(project, HttpMethod.Delete, $"/{UserId}");
        Send(project, HttpMethod.Post, "", NewUser("another456"));
    }

    private static object NewUser(string password) => new { id = UserId, username = "John", email = "john@example.com", password };

    private void LogInWithLogout(TestProject project) =>
        Send(HttpMethod.Post, $"/api/login?projectId={project.ProjectId}&with_logout=1", new { username = "John", password = "password123" });

    private void Send(TestProject project, HttpMethod method, string path, object? user = null) =>
        Send(method, $"/__admin/projects/{project.ProjectId}/users{path}", user);

    // Not awaited, because a clock cannot wait.
    private void Send(HttpMethod method, string path, object? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(_mock!.BaseAddress, path));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = http.Send(request, Stop);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A clock that runs an action when it is read for the n-th time.</summary>
    private sealed class InterruptedClock : TimeProvider
    {
        private Action? _action;
        private int _left;

        public bool WasInterrupted => _action is null;

        public void InterruptAt(int reading, Action action)
        {
            _action = action;
            Volatile.Write(ref _left, reading);
        }

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Decrement(ref _left) == 0 && Interlocked.Exchange(ref _action, null) is { } action) action();
            return base.GetUtcNow();
        }
    }
}
