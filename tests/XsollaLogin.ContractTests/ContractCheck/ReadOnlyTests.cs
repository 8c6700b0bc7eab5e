using XsollaLogin.ContractCheck.Checks;
using XsollaLogin.ContractCheck.Running;
using XsollaLogin.ContractCheck.Settings;
using static XsollaLogin.ContractCheck.Settings.Setting;

namespace XsollaLogin.ContractTests.ContractCheck;

/// <summary>Without --allow-writes the checks do not change the project: its snapshots before and after are compared.</summary>
public class ReadOnlyTests
{
    private static readonly (Setting, string?) ReadOnly = (AllowWrites, null);

    [Fact]
    public async Task Without_a_user_only_failed_logins_of_unknown_users_are_added() =>
        await AssertChangedAsync([ReadOnly, (Username, null), (Password, null)], "failedLogins");

    [Fact]
    public async Task With_a_user_the_sessions_and_codes_of_the_logins_are_added() =>
        await AssertChangedAsync([ReadOnly], "authorizationCodes", "drawn", "failedLogins", "sessions");

    [Fact]
    public async Task A_check_that_writes_is_skipped_and_names_the_setting()
    {
        await using var mock = await PreparedMock.StartAsync();
        using var session = new Session(mock.Settings(ReadOnly));
        var result = await CheckRunner.RunAsync(AllChecks.List.First(check => check.Writes), session);

        Assert.Equal((Outcome.Skipped, "it writes, which needs --allow-writes (XSOLLA_LOGIN_ALLOW_WRITES=1)"), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task A_check_without_its_settings_is_skipped_and_names_them()
    {
        await using var mock = await PreparedMock.StartAsync();
        using var session = new Session(mock.Settings([ReadOnly, (Email, null), (ProjectId, "")]));
        var result = await CheckRunner.RunAsync(AllChecks.Find("requestEmailCode: a code"), session);

        Assert.Equal(Outcome.Skipped, result.Outcome);
        Assert.Equal($"it writes, which needs {AllowWrites}; needs --project-id (XSOLLA_LOGIN_PROJECT_ID), --email (XSOLLA_LOGIN_EMAIL)", result.Reason);
    }

    private static async Task AssertChangedAsync((Setting, string?)[] changes, params string[] expected)
    {
        await using var mock = await PreparedMock.StartAsync();
        using var session = new Session(mock.Settings(changes));
        // The mock creates the key of a project at the first request for it.
        using var keys = await session.SendAsync("getJwks");
        var before = await mock.SnapshotAsync();
        var run = await AllChecks.RunAsync(session);
        var after = await mock.SnapshotAsync();

        Assert.Equal(0, run.Failed);
        Assert.DoesNotContain(run.Results, result => result.Outcome == Outcome.Passed && result.Check.Writes);
        Assert.True(run.Passed > 80, $"only {run.Passed} checks passed");
        Assert.Equal(expected, after.Select(part => part.Key).Where(part => !JsonNode.DeepEquals(before[part], after[part])).Order(StringComparer.Ordinal));
        Assert.All(after["failedLogins"]!.AsObject(), failed => Assert.StartsWith("contract-check-", failed.Key));
    }
}
