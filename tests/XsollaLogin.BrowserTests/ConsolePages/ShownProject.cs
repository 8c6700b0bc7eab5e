using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>A project with something in each panel of the console.</summary>
internal static class ShownProject
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task PrepareAsync(TestProject project, Uri mock)
    {
        using var admin = new AdminClient(mock);
        await project.ConfigureAsync(new { requireAccountConfirmation = true, users = Registered.John });
        var jane = new { username = "Jane", email = Person.Jane.Email, banned = true, confirmed = false, fields = new { nickname = "Janey" } };
        await admin.DoAsync(HttpMethod.Post, $"projects/{project.ProjectId}/users", jane, Stop);
        await project.SignUpAsync(new Person("Tom", "tom@example.com", "password123", "+12025550155"));
        await project.LoginAsync();
        await project.RequestPhoneCodeAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);
        const string Script = """[{"operation": "signUp", "fault": "answer-late", "delayMs": 5, "user": "John"}]""";
        await admin.DoAsync(HttpMethod.Post, $"projects/{project.ProjectId}/answers", Script, Stop);
        // Not awaited: the mock holds the call until the project is disposed of.
        _ = project.GetConfirmCodeAsync(operation, John.Email);
    }

    public static async Task<ConsoleTab> OpenAsync(
        BrowserFixture browser, Uri mock, string projectId, string panel, BrowserNewContextOptions? options = null)
    {
        var console = await ConsoleTab.OpenAsync(browser, mock, projectId, panel, options);
        await console.Page.Locator(panel == "messages" ? ".poll" : "main .panel :is(.card, .member, tbody tr)").First.WaitForAsync();
        if (panel is "messages" or "journal") await Assertions.Expect(console.Page.Locator("main ol > .card")).Not.ToHaveCountAsync(0);
        return console;
    }
}
