using System.Text;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A stub with a regular expression that backtracks without end.</summary>
public class EndlessRegexTests
{
    [Fact]
    public async Task An_endless_regex_does_not_delay_other_requests()
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        await mock.Curl.StubAsync("""{"Request": {"Path": "/endless", "Body": {"Matcher": {"Name": "RegexMatcher", "Pattern": "^(a+)+$"}}}, "Response": {}}""");
        using var leaving = new CancellationTokenSource();
        using var http = new HttpClient();
        using var content = new StringContent(new string('a', 60) + "!", Encoding.UTF8, "text/plain");
        var endless = http.PostAsync(new Uri(mock.BaseAddress, "/endless"), content, leaving.Token);
        for (var i = 0; i < 5; i++) await project.LoginAsync();

        Assert.False(endless.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
    }
}
