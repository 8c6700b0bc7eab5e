using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Client.AspNetCore.Authentication;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>The optional question to Xsolla Login whether a token was revoked.</summary>
public class RevocationCheckTests(MockFixture mock)
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Wire _wire = new();

    [Fact]
    public async Task A_revoked_token_is_accepted_without_the_check()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        var token = await SignedToken.OfNewUserAsync(project);
        await project.LogoutAsync(token);
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
    }

    [Fact]
    public async Task A_revoked_token_is_rejected_when_the_kept_answer_expires()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project);
        var token = await SignedToken.OfNewUserAsync(project);
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
        await project.LogoutAsync(token);

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
        Assert.Equal(1, _wire.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));
        using var response = await service.GetAsync("/me", token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await service.StatusAsync("/me", token));
        Assert.Equal(2, _wire.Requests);
        Assert.Contains(service.Log.All, line => line.Contains("rejected a token: Revoked.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_lifetime_each_request_is_checked()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project, options => options.RevocationCheckLifetime = TimeSpan.Zero);
        var token = await SignedToken.OfNewUserAsync(project);
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
        await project.LogoutAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, await service.StatusAsync("/me", token));
    }

    [Fact]
    public async Task An_answer_is_kept_until_the_token_expires_at_most()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        var token = await SignedToken.OfNewUserAsync(project);
        _time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds((long)Jwt.Read(token).Claims["exp"]!) - TimeSpan.FromSeconds(10));
        await using var service = await StartAsync(project);
        await service.StatusAsync("/me", token);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
        Assert.Equal(2, _wire.Requests);
    }

    [Fact]
    public async Task Concurrent_requests_share_one_check()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project);
        var token = await SignedToken.OfNewUserAsync(project);
        _wire.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var requests = Enumerable.Range(0, 10).Select(_ => service.StatusAsync("/me", token)).ToList();
        await _wire.Asked.Task;
        _wire.Gate.SetResult();

        Assert.All(await Task.WhenAll(requests), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, _wire.Requests);
    }

    [Fact]
    public async Task A_token_that_is_invalid_is_not_checked()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project);
        Assert.Equal(HttpStatusCode.Unauthorized, await service.StatusAsync("/me", SignedToken.Of(project, "{}") + "x"));
        Assert.Equal(0, _wire.Requests);
    }

    [Fact]
    public async Task The_number_of_kept_answers_is_bounded_and_the_newest_is_kept()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project, options => options.RevocationCheckCapacity = 1);
        var first = await SignedToken.OfNewUserAsync(project);
        var second = await project.TokenOfAsync((await project.SignUpAsync(Person.Jane))!.LoginUrl);
        await service.StatusAsync("/me", first);
        await service.StatusAsync("/me", second);
        await service.StatusAsync("/me", second);
        Assert.Equal(2, _wire.Requests);
        // The newest answer is kept; the previous one made room.
        await service.StatusAsync("/me", first);
        Assert.Equal(3, _wire.Requests);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.ServiceUnavailable)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task A_failed_check_closes_the_endpoint_unless_the_option_says_otherwise(bool accept, HttpStatusCode expected)
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project, options => options.AcceptIfRevocationCheckFails = accept);
        var token = await SignedToken.OfNewUserAsync(project);
        _wire.Fails = true;
        Assert.Equal(expected, await service.StatusAsync("/me", token));

        _wire.Fails = false;
        await project.LogoutAsync(token);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await service.StatusAsync("/me", token));
        Assert.Contains(service.Log.All, line => line.StartsWith(accept ? "Warning: The scheme" : "Error: The scheme", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_check_that_takes_too_long_ends_and_is_not_repeated_at_once()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await StartAsync(project);
        var token = await SignedToken.OfNewUserAsync(project);
        _wire.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = service.StatusAsync("/me", token);
        await _wire.Asked.Task;
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await held);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/me", token));
        Assert.Equal(1, _wire.Requests);
        Assert.Contains(service.Log.All, line => line.Contains("exceeded RevocationCheckTimeout (5 s)", StringComparison.Ordinal));
        _wire.Gate.SetResult();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
    }

    private Task<ProtectedService> StartAsync(TestProject project, Action<XsollaLoginBearerOptions>? configure = null) => ProtectedService.StartAsync(builder =>
    {
        builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (project.ProjectId, mock.Mock.BaseAddress))
            .AddHttpMessageHandler(() => new Through(_wire));
        builder.Services.AddAuthentication().AddXsollaLogin(options =>
        {
            (options.Secret, options.CheckRevocation, options.TimeProvider) = (SignedToken.Secret, true, _time);
            configure?.Invoke(options);
        });
    });

    private sealed class Wire
    {
        private int _requests;

        public int Requests => _requests;

        public bool Fails { get; set; }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource? Gate { get; set; }

        public async Task PassAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            Asked.TrySetResult();
            if (Gate is { } gate) await gate.Task.WaitAsync(cancellationToken);
            if (Fails) throw new HttpRequestException("No connection.");
        }
    }

    private sealed class Through(Wire wire) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await wire.PassAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
