using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The newest entries of a journal are read without the older ones, also if there are very many or very large ones.</summary>
public class NewestTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_entries_that_match_are_read_oldest_first()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        foreach (var _ in Enumerable.Range(0, 5)) await project.RequestPhoneCodeAsync();
        await project.LoginAsync();
        var all = await mock.Mock.EntriesAsync(project);
        var newest = await mock.Mock.JournalAsync(project, "newest=2&operation=requestPhoneCode");
        var later = await mock.Mock.JournalAsync(project, $"newest=10&since={all[4]["sequence"]}");

        Assert.Equal(Sequences(all)[4..6], Sequences(newest["entries"]!.AsArray()));
        Assert.Equal((long)all[^1]["sequence"]!, (long)newest["next"]!);
        Assert.Equal(Sequences(all)[5..], Sequences(later["entries"]!.AsArray()));
    }

    [Fact]
    public async Task Fewer_of_the_newest_are_read_if_they_are_large()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { JournalSize = 100_000, TimeProvider = new TestClock() });
        await using var project = await another.NewProjectAsync();
        var body = $"{{\"username\":\"{new string('x', 1_000_000)}\",\"password\":\"password123\"}}";
        foreach (var _ in Enumerable.Range(0, 40)) await another.SendRawAsync("login", $"projectId={project.ProjectId}", body);

        Assert.InRange((await another.EntriesAsync(project, "newest=1000")).Count, 10, 35);
    }

    [Theory]
    [InlineData("newest=0", "newest must be a whole number from 1")]
    [InlineData("newest=1&limit=1", "give one")]
    public async Task An_invalid_number_of_the_newest_is_rejected(string query, string said)
    {
        var (status, answer) = await mock.Mock.Admin.SendAsync(HttpMethod.Get, $"projects/any/journal?{query}", null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    private static long[] Sequences(IEnumerable<JsonNode?> entries) => [.. entries.Select(entry => (long)entry!["sequence"]!)];
}
