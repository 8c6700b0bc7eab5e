using Microsoft.Playwright;
using XsollaLogin.Mock;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The pictures of the console in the docs.</summary>
public class PictureTests(BrowserFixture browser)
{
    private const int LargestPicture = 200_000;

    /// <summary>The share of pixels that may differ: codes and IDs are random, and a line that breaks at another word moves the rest.</summary>
    private const double Tolerance = 0.1;

    /// <summary>Returns the share of pixels that differ in two pictures.</summary>
    private const string Compare = """
        async pictures => {
          const [one, other] = await Promise.all(pictures.map(async picture => {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
            canvas.drawImage(image, 0, 0);
            return canvas.getImageData(0, 0, image.width, image.height).data;
          }));
          if (one.length !== other.length) return 1;
          const differing = one.filter((value, i) => i % 4 === 0 && [0, 1, 2].some(color => Math.abs(one[i + color] - other[i + color]) > 32));
          return differing.length * 4 / one.length;
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <remarks>A picture that no longer shows the panel is written again, and the test fails, so that the new picture is looked at and committed.</remarks>
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
        var difference = await DifferenceAsync(file, picture);
        if (difference > Tolerance) await WriteAsync(file, picture);

        Assert.True(difference <= Tolerance, $"{difference:P0} of docs/console/{panel}.png differ from the panel; the file is renewed.");
        Assert.Contains($"(console/{panel}.png)", await File.ReadAllTextAsync(Repository.PathOf("docs/mock.md"), Stop), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(file).Length, 1, LargestPicture);
    }

    /// <summary>Returns the share of the file's pixels that differ from the picture; 1 if there is no file.</summary>
    private async Task<double> DifferenceAsync(string file, byte[] picture)
    {
        if (!File.Exists(file)) return 1;
        // Other browsers and machines have other fonts: the pictures are those of a developer's machine.
        if (!InstalledChromium.IsPackaged || Environment.GetEnvironmentVariable("CI") == "true") return 0;
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var pictures = new[] { await File.ReadAllBytesAsync(file, Stop), picture }.Select(Convert.ToBase64String);
        return await page.EvaluateAsync<double>(Compare, pictures);
    }

    private static Task WriteAsync(string file, byte[] picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllBytesAsync(file, picture, Stop);
    }
}
