using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.UnitTests;

/// <summary>The activities and metrics that listeners get. Each test recognizes its own activities by its trace.</summary>
public class TelemetryTests
{
    [Fact]
    public async Task A_success_is_recorded_with_operation_and_status()
    {
        var recorded = await RecordAsync(StubServer.Answering("""{"login_url": "https://a.b?token=secret"}"""), LoginAsync);

        Assert.Equal("login", recorded.Activity.OperationName);
        Assert.Equal(ActivityStatusCode.Unset, recorded.Activity.Status);
        Assert.Equal([("http.response.status_code", 200), ("xsolla_login.operation", "login"), ("xsolla_login.project", "your-project")], recorded.Tags);
        Assert.Equal(recorded.Tags, recorded.Measured);
    }

    [Fact]
    public async Task An_error_is_recorded_with_its_code()
    {
        var recorded = await RecordAsync(StubServer.Failing(ErrorCode.WrongUsernameOrPassword, HttpStatusCode.Unauthorized), LoginAsync);

        Assert.Equal(ActivityStatusCode.Error, recorded.Activity.Status);
        Assert.Equal(
            [
                ("error.type", ErrorCode.WrongUsernameOrPassword), ("http.response.status_code", 401),
                ("xsolla_login.error_code", ErrorCode.WrongUsernameOrPassword), ("xsolla_login.operation", "login"),
                ("xsolla_login.project", "your-project"),
            ],
            recorded.Tags);
        Assert.Equal(recorded.Tags, recorded.Measured);
    }

    [Fact]
    public async Task An_error_code_of_another_form_is_not_recorded() =>
        Assert.Equal(
            [
                ("error.type", "400"), ("http.response.status_code", 400), ("xsolla_login.operation", "login"),
                ("xsolla_login.project", "your-project"),
            ],
            (await RecordAsync(StubServer.Failing("user me@example.com not found", HttpStatusCode.BadRequest), LoginAsync)).Tags);

    [Fact]
    public async Task A_field_to_confirm_is_recorded_with_its_code() =>
        Assert.Contains(
            ("xsolla_login.error_code", (object?)ErrorCode.ConfirmEmail),
            (await RecordAsync(
                StubServer.Answering("""{"error": {"code": "003-011", "description": "Confirm email.", "details": {"operation_id": "x"}}}"""),
                api => api.AskAsync(new UpdatedFields { Email = "a@b.c" }, "token"))).Tags);

    [Fact]
    public async Task An_error_without_a_code_is_recorded_with_its_status() =>
        Assert.Equal(
            [
                ("error.type", "502"), ("http.response.status_code", 502), ("xsolla_login.operation", "login"),
                ("xsolla_login.project", "your-project"),
            ],
            (await RecordAsync(StubServer.AnsweringPage(HttpStatusCode.BadGateway, "<html>"), LoginAsync)).Tags);

    [Fact]
    public async Task A_network_failure_is_recorded_with_its_type() =>
        Assert.Equal(
            [
                ("error.type", typeof(HttpRequestException).FullName), ("xsolla_login.operation", "login"),
                ("xsolla_login.project", "your-project"),
            ],
            (await RecordAsync(new StubServer((_, _) => throw new HttpRequestException("No route.")), LoginAsync)).Tags);

    [Fact]
    public async Task An_unreadable_answer_is_recorded_as_a_failure() =>
        Assert.Contains(
            ("error.type", (object?)typeof(System.Text.Json.JsonException).FullName),
            (await RecordAsync(StubServer.Answering("[1"), LoginAsync)).Tags);

    [Fact]
    public async Task The_trace_id_is_sent_as_the_request_id_where_the_contract_has_the_header()
    {
        var server = StubServer.Answering("""{"login_url": "https://a.b"}""");
        using var trace = new Activity("a request of a service").Start();
        await LoginAsync(server.Api());
        await server.Api().LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        Assert.All(server.Requests, request => Assert.Equal([trace.TraceId.ToHexString()], request.Headers.GetValues("X-REQUEST-ID")));
        await Assert.ThrowsAsync<XsollaLoginException>(() => server.Api().ClearSsoAsync());
        Assert.False(server.Requests[^1].Headers.Contains("X-REQUEST-ID"));
    }

    [Fact]
    public async Task No_request_id_is_sent_without_a_trace()
    {
        var server = StubServer.Answering("""{"login_url": "https://a.b"}""");
        Activity.Current = null;
        await LoginAsync(server.Api());

        Assert.False(server.Requests.Single().Headers.Contains("X-REQUEST-ID"));
    }

    [Fact]
    public async Task An_operation_without_a_project_has_that_of_the_options() =>
        Assert.Contains(
            ("xsolla_login.project", (object?)"your-project"),
            (await RecordAsync(StubServer.Answering("", HttpStatusCode.NoContent), api => api.LogoutAsync("token", LogoutScope.All))).Tags);

    [Fact]
    public async Task A_registered_client_has_the_project_of_its_options()
    {
        var services = new ServiceCollection();
        services.AddXsollaLogin("shop", options => options.ProjectId = "shop-project")
            .ConfigurePrimaryHttpMessageHandler(() => StubServer.Answering("""{"access_token": "a", "token_type": "bearer"}"""));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<ITokenClient>("shop");
        var request = new TokenRequest { GrantType = GrantType.RefreshToken, ClientId = 57, RefreshToken = "refresh" };
        var recorded = await RecordAsync(StubServer.Answering(""), (StubServer _) => client.ExchangeTokenAsync(request));

        Assert.Contains(("xsolla_login.project", (object?)"shop-project"), recorded.Tags);
        Assert.Contains(("xsolla_login.project", (object?)"shop-project"), recorded.Measured);
    }

    [Fact]
    public async Task A_client_without_options_has_no_project_tag() =>
        Assert.DoesNotContain(
            "xsolla_login.project",
            (await RecordAsync(
                StubServer.Answering("", HttpStatusCode.NoContent),
                (StubServer server) => new SsoClient(new HttpClient(server)).LogoutAsync(new() { UserToken = "token", Sessions = LogoutScope.All })))
                .Tags.Select(tag => tag.Item1));

    [Fact]
    public async Task A_project_in_the_path_is_recorded() =>
        Assert.Contains(
            ("xsolla_login.project", (object?)"path-project"),
            (await RecordAsync(
                StubServer.Answering("""{"keys": []}"""),
                (StubServer server) => new TokenClient(new HttpClient(server)).GetJwksAsync(new() { ProjectId = "path-project" }))).Tags);

    private static Task LoginAsync(XsollaLoginApi api) => api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

    private static Task<(Activity Activity, (string, object?)[] Tags, (string, object?)[] Measured)> RecordAsync(
        StubServer server, Func<XsollaLoginApi, Task> call) => RecordAsync(server, (StubServer asked) => call(asked.Api()));

    private static async Task<(Activity Activity, (string, object?)[] Tags, (string, object?)[] Measured)> RecordAsync(
        StubServer server, Func<StubServer, Task> call)
    {
        using var trace = new Activity("a request of a service").Start();
        var (activities, measured) = (new List<Activity>(), new List<(string, object?)[]>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == XsollaLoginTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == trace.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, publishing) =>
        {
            if (instrument.Meter.Name == XsollaLoginTelemetry.Name) publishing.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
        {
            Assert.Equal((XsollaLoginTelemetry.Duration, "s"), (instrument.Name, instrument.Unit));
            Assert.InRange(seconds, 0, 600);
            // Measured within the trace of its call.
            if (Activity.Current?.TraceId == trace.TraceId) measured.Add(Sorted(tags.ToArray()));
        });
        meters.Start();
        try
        {
            await call(server);
        }
        catch (Exception e) when (e is XsollaLoginException or HttpRequestException)
        {
        }

        var activity = Assert.Single(activities);
        return (activity, Sorted([.. activity.TagObjects]), Assert.Single(measured));
    }

    private static (string, object?)[] Sorted(KeyValuePair<string, object?>[] tags) =>
        [.. tags.Select(tag => (tag.Key, tag.Value)).OrderBy(tag => tag.Key, StringComparer.Ordinal)];
}
