using System.Text.Json;
using XsollaLogin.Mock;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.IntegrationTests.Admin;

/// <summary>A project of a mock in the process of the test: inbox, clock, settings, users and journal without HTTP.</summary>
public sealed class ProjectInProcessTests : IAsyncLifetime
{
    private readonly TestClock _time = new();
    private MockLoginServer? _server;
    private TestMock? _mock;
    private TestProject? _project;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private MockProject Project => _server!.Project(_project!.ProjectId);

    public async ValueTask InitializeAsync()
    {
        _server = await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = _time }, Stop);
        _mock = new TestMock(_server, new AnswerCoverage());
        _project = await _mock.NewProjectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _project!.DisposeAsync();
        await _mock!.DisposeAsync();
    }

    [Fact]
    public async Task Each_message_to_a_receiver_is_returned_once_the_oldest_first()
    {
        var first = await _project!.RequestEmailCodeAsync();
        await _project.RequestPhoneCodeAsync();
        var second = await _project.RequestEmailCodeAsync();

        Assert.Equal(first, (await Project.Inbox.NextAsync("JOHN@example.com", cancellationToken: Stop)).OperationId);
        var message = await Project.Inbox.NextAsync(Person.John.Email, cancellationToken: Stop);
        Assert.Equal((second, "login-code", "email"), (message.OperationId, message.Kind, message.Channel));
        Assert.Equal(3, Project.Inbox.Messages.Count);
        Assert.DoesNotContain(message.Code!, $"{message}", StringComparison.Ordinal);
        await _project.ConfirmEmailCodeAsync(second, message.Code!);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_next_message_is_awaited_also_in_a_project_that_was_reset()
    {
        var waiting = Project.Inbox.NextAsync(Person.John.Email, cancellationToken: Stop);
        Project.Reset();
        Assert.False(waiting.IsCompleted);
        var operation = await _project!.RequestEmailCodeAsync();

        Assert.Equal(operation, (await waiting).OperationId);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wait_for_a_message_does_not_create_the_project_that_was_reset()
    {
        var waiting = Project.Inbox.NextAsync(Person.John.Email, cancellationToken: Stop);
        Project.Reset();
        // During these calls, the waiting call looks for the project again.
        for (var call = 0; call < 20; call++) Assert.Empty(await _mock!.ProjectIdsAsync());
        var operation = await _project!.RequestEmailCodeAsync();

        Assert.Equal(operation, (await waiting).OperationId);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_delayed_message_is_returned_when_the_clock_reaches_it()
    {
        Project.Script("requestEmailCode", MockFault.LateCode(TimeSpan.FromSeconds(5)));
        var operation = await _project!.RequestEmailCodeAsync();
        var waiting = Project.Inbox.NextAsync(Person.John.Email, cancellationToken: Stop);
        Assert.False(waiting.IsCompleted);
        Project.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(operation, (await waiting).OperationId);
    }

    [Fact]
    public async Task A_missing_message_names_the_receivers_of_the_others()
    {
        var empty = await Assert.ThrowsAsync<TimeoutException>(() => Project.Inbox.NextAsync("jane@example.com", TimeSpan.Zero, Stop));
        await _project!.RequestEmailCodeAsync();
        var other = await Assert.ThrowsAsync<TimeoutException>(() => Project.Inbox.NextAsync("jane@example.com", TimeSpan.Zero, Stop));

        Assert.Equal("There is no new message to jane@example.com. The inbox is empty.", empty.Message);
        Assert.Equal("There is no new message to jane@example.com. The inbox has messages to john@example.com.", other.Message);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Project.Inbox.NextAsync("jane@example.com", null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_cleared_inbox_is_empty()
    {
        await _project!.RequestEmailCodeAsync();
        Project.Inbox.Clear();

        Assert.Empty(Project.Inbox.Messages);
    }

    [Fact]
    public async Task The_clock_advances_codes()
    {
        var operation = await _project!.RequestEmailCodeAsync();
        var code = (await Project.Inbox.NextAsync(Person.John.Email, cancellationToken: Stop)).Code!;
        Project.Clock.Advance(TimeSpan.FromSeconds(180));

        Assert.Equal(_time.GetUtcNow().AddSeconds(180), Project.Clock.Now);
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => _project.ConfirmEmailCodeAsync(operation, code));
        Assert.Throws<ArgumentOutOfRangeException>(() => Project.Clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Project.Clock.Advance(TimeSpan.FromDays(3650)));
    }

    [Fact]
    public async Task A_changed_setting_applies_at_once()
    {
        Project.Settings.CodeLength = 8;
        Project.Settings.Users = [new SeededUser { Username = "Jane", Password = "secret456", Banned = true }];
        await _project!.RequestEmailCodeAsync();

        Assert.Matches("^[0-9]{8}$", (await Project.Inbox.NextAsync(Person.John.Email, cancellationToken: Stop)).Code);
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => _project.LoginAsync(Person.Jane));
        Assert.Equal((8, 180), (Project.Settings.CodeLength, Project.Settings.CodeLifetimeSeconds));
    }

    [Fact]
    public void A_setting_that_is_not_valid_is_rejected_with_a_reason_and_changes_nothing()
    {
        Throws("codeLength must be from 1 to 32, not 33", settings => settings.CodeLength = 33);
        Throws("fixedCode must not be empty; leave it out for random codes", settings => settings.FixedCode = "");
        Throws("jwtAlgorithm must be one of HS256, RS256, not 7", settings => settings.JwtAlgorithm = (JwtAlgorithm)7);
        Throws("users[0] must be an object, not null", settings => settings.Users = [null!]);
        Throws("users[0] needs a username, an email or a phone_number", settings => settings.Users = [new SeededUser()]);
        Throws("askFields[0].name must be one of email, phone_number,", settings => settings.AskFields = [new AskedField { Name = "shoe_size" }]);
        var email = new AskedField { Name = "email", Validation = default(JsonElement) };
        Throws("askFields[0].validation must be an object", settings => settings.AskFields = [email]);
        Throws("askFields[0] needs name", settings => settings.AskFields = [new AskedField { Name = null! }]);
        Assert.Equal((4, 0, 0), (Project.Settings.CodeLength, Project.Settings.Users.Count, Project.Settings.AskFields.Count));

        void Throws(string reason, Action<MockSettings> change) =>
            Assert.StartsWith(reason, Assert.Throws<ArgumentException>(() => change(Project.Settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_are_found_banned_confirmed_logged_out_and_removed()
    {
        Project.Settings.RequireAccountConfirmation = true;
        await _project!.SignUpAsync();
        var john = Project.Users.Find("JOHN")!;
        Project.Users.Confirm(Person.John.Email);
        var token = await _project.TokenOfAsync((await _project.LoginAsync()).LoginUrl);
        Project.Users.LogOut(john.Id);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => _project.GetAskFieldsAsync(token));
        Project.Users.Ban("John");
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => _project.LoginAsync());
        Assert.Equal(john with { Confirmed = true, Banned = true }, Assert.Single(Project.Users.All));
        Project.Users.Remove("John");

        Assert.Empty(Project.Users.All);
        Assert.Null(Project.Users.Find("John"));
        Assert.Throws<InvalidOperationException>(() => Project.Users.Ban("John"));
    }

    [Fact]
    public async Task The_journal_contains_the_causes()
    {
        await _project!.SignUpAsync();
        Project.Script("login", "UserBanned");
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => _project.LoginAsync());
        var entries = Project.Journal.Entries;

        Assert.Equal([("signUp", 200, "flow"), ("login", 401, "script")], entries.Select(entry => (entry.Operation!, entry.Status!.Value, entry.Cause)));
        Assert.Equal("userAdded", entries[0].Changes[0]);
        Project.Journal.Clear();
        Assert.Empty(Project.Journal.Entries);
    }

    [Fact]
    public async Task A_reset_project_begins_again()
    {
        await _project!.SignUpAsync();
        Project.Settings.CodeLength = 8;
        Project.Reset();

        Assert.Empty(Project.Users.All);
        Assert.Equal(4, Project.Settings.CodeLength);
    }
}
