using XsollaLogin.BlackBoxTests.Asking;
using XsollaLogin.BlackBoxTests.Checks;
using XsollaLogin.BlackBoxTests.Servers;
using XsollaLogin.BlackBoxTests.Settings;
using static XsollaLogin.BlackBoxTests.Settings.Setting;

namespace XsollaLogin.BlackBoxTests;

/// <summary>Without permission to write, the checks leave a project as it was: its whole content is compared.</summary>
public class ReadOnlyTests
{
    private static readonly (Setting, string?) Reading = (AllowWrites, null);

    [Fact]
    public async Task Without_a_user_only_log_ins_of_strangers_are_counted() =>
        await AssertChangedAsync([Reading, (Username, null), (Password, null)], "failedLogins");

    [Fact]
    public async Task With_a_user_there_are_the_sessions_and_codes_of_the_log_ins_too() =>
        await AssertChangedAsync([Reading], "authorizationCodes", "drawn", "failedLogins", "sessions");

    [Fact]
    public async Task A_check_that_writes_says_which_variable_allows_it()
    {
        await using var mock = await OwnMock.StartAsync();
        using var session = new Session(mock.Settings(Reading));
        var result = await CheckRunner.RunAsync(AllChecks.List.First(check => check.Writes), session);

        Assert.Equal((Verdict.Skipped, $"it writes, and {AllowWrites} is not 1"), (result.Verdict, result.Reason));
    }

    [Fact]
    public async Task A_check_that_lacks_settings_says_which()
    {
        await using var mock = await OwnMock.StartAsync();
        using var session = new Session(mock.Settings([Reading, (Email, null), (ProjectId, "")]));
        var result = await CheckRunner.RunAsync(AllChecks.Find("requestEmailCode: a code"), session);

        Assert.Equal((Verdict.Skipped, $"it writes, and {AllowWrites} is not 1; {ProjectId}, {Email} not set"), (result.Verdict, result.Reason));
    }

    private static async Task AssertChangedAsync((Setting, string?)[] changes, params string[] expected)
    {
        await using var mock = await OwnMock.StartAsync();
        using var session = new Session(mock.Settings(changes));
        // The mock makes a key when first asked for it, as a server does when it is set up.
        using var keys = await session.AskAsync("getJwks");
        var before = await mock.SnapshotAsync();
        var results = new List<CheckResult>();
        foreach (var check in AllChecks.List) results.Add(await CheckRunner.RunAsync(check, session));
        var after = await mock.SnapshotAsync();

        Assert.DoesNotContain(results, result => result.Verdict == Verdict.Failed);
        Assert.DoesNotContain(results, result => result.Verdict == Verdict.Ok && result.Check.Writes);
        Assert.True(results.Count(result => result.Verdict == Verdict.Ok) > 80, "hardly anything was asked");
        Assert.Equal(expected, after.Select(part => part.Key).Where(part => !JsonNode.DeepEquals(before[part], after[part])).Order(StringComparer.Ordinal));
        Assert.All(after["failedLogins"]!.AsObject(), failed => Assert.StartsWith("contract-check-", failed.Key));
    }
}
