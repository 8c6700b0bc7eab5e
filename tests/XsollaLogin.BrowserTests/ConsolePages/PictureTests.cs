using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The pictures of the console in the docs.</summary>
public class PictureTests(BrowserFixture browser)
{
    private const int LargestPicture = 200_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>To renew a picture, delete the file and run the test.</remarks>
    [Theory]
    [InlineData("messages", ColorScheme.Light)]
    [InlineData("journal", ColorScheme.Dark)]
    [InlineData("settings", ColorScheme.Light)]
    public async Task The_docs_have_a_picture_of_the_panel(string panel, ColorScheme scheme)
    {
        var file = Repository.PathOf($"docs/console/{panel}.png");
        await using var mock = new TestMock(
            await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = new TestClock() }, Stop), new AnswerCoverage());
        await using var project = mock.Project("space-game");
        await ShownProject.PrepareAsync(project, mock.BaseAddress);
        await using var console = await ShownProject.OpenAsync(
            browser, mock.BaseAddress, project.ProjectId, panel, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1000, Height = 640 } });
        if (panel == "journal") await console.Cards.First.Locator("summary").ClickAsync();
        var picture = await console.Page.ScreenshotAsync();
        if (!File.Exists(file)) await WriteAsync(file, picture);

        Assert.Contains($"(console/{panel}.png)", await File.ReadAllTextAsync(Repository.PathOf("docs/mock.md"), Stop), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(file).Length, 1, LargestPicture);
    }

    private static Task WriteAsync(string file, byte[] picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllBytesAsync(file, picture, Stop);
    }
}
