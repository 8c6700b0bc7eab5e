using System.Text.Json;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>Tests the functions of each panel of the console.</summary>
public class ConsolePanelTests(BrowserFixture browser)
{
    [Fact]
    public async Task Users_are_added_edited_banned_confirmed_logged_out_and_deleted()
    {
        await using var visit = await browser.NewVisitAsync();
        var project = visit.TestProject;
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "users");
        await console.Button("Add user").ClickAsync();
        await console.Input("Username").FillAsync(John.Username);
        await console.Input("Password").FillAsync(John.Password);
        await console.Button("Add to Fields").ClickAsync();
        await console.Input("Name").FillAsync("nickname");
        await console.Input("Value").FillAsync("Johny");
        await console.Input("Account confirmed").UncheckAsync();
        await console.Button("Save").ClickAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("Not confirmed");
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("Johny");
        await console.Button("Confirm John").ClickAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync("Confirmed: John");
        var token = await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);

        await console.Button("Log out John").ClickAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync("Logged out: John");
        Assert.Equal(ErrorCode.InvalidToken, await ErrorOfAsync(() => project.GetAskFieldsAsync(token)));
        await console.Button("Ban John").ClickAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("Banned");
        Assert.Equal(ErrorCode.UserBanned, await ErrorOfAsync(() => project.LoginAsync()));
        await console.Button("Edit John").ClickAsync();
        await console.Input("Username").FillAsync("Jane");
        await console.Input("Banned").UncheckAsync();
        await console.Button("Save").ClickAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("Jane");
        Assert.NotNull((await project.LoginAsync("Jane", John.Password)).LoginUrl);
        await console.Button("Delete Jane").ClickAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task An_error_of_a_user_is_beside_its_field()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "users");
        await console.Button("Add user").ClickAsync();
        await console.Input("Username").FillAsync("john");
        await console.Button("Save").ClickAsync();

        var member = console.Page.Locator("[data-member=username]");
        await Assertions.Expect(member).ToContainTextAsync("another user of the project has it");
        await Assertions.Expect(member.Locator("input")).ToBeFocusedAsync();
        await console.Button("Cancel").ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_journal_shows_cause_changes_and_masked_request()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "journal");
        await visit.TestProject.SignUpAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await console.Cards.First.Locator("summary").ClickAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("userAdded");
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("flow signUp → ");
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("\"username\": \"John\"");
        Assert.DoesNotContain(John.Password, await console.Cards.First.TextContentAsync(), StringComparison.Ordinal);

        await visit.TestProject.LoginAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("login");
        await console.Input("Operation").SelectOptionAsync("signUp");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await console.Button("Clear the journal").ClickAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task The_clock_advances_to_the_next_expiry()
    {
        await using var visit = await browser.NewVisitAsync();
        var operation = await visit.TestProject.RequestEmailCodeAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "clock");
        await console.Input("Advance by").FillAsync("-1");
        await console.Button("Advance").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[data-member=seconds]")).ToContainTextAsync("must be 0 or more");
        await console.Input("Advance by").FillAsync("1");
        await console.Button("Advance").ClickAsync();
        await Assertions.Expect(console.Status).ToContainTextAsync("12:01:00");
        await console.Button("Advance to the expiry of the one-time code").ClickAsync();
        await Assertions.Expect(console.Page.Locator(".empty")).ToHaveTextAsync("Nothing is going to expire.");

        var code = (await visit.MessageAsync(John.Email, "login-code")).Code!;
        Assert.Equal(ErrorCode.ObjectNotFound, await ErrorOfAsync(() => visit.TestProject.ConfirmEmailCodeAsync(operation, code)));
    }

    [Fact]
    public async Task Settings_are_saved_and_their_errors_are_beside_them()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { fixedCode = "1234", codeAttempts = 5 });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "settings");
        await console.Input("codeLength").FillAsync("99");
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[data-member=codeLength]")).ToContainTextAsync("codeLength must be from 1 to 32, not 99");
        await console.Input("codeLength").FillAsync("6");
        await console.Input("fixedCode").FillAsync("");
        await console.Input("requireAccountConfirmation").CheckAsync();
        await console.Input("jwtAlgorithm").SelectOptionAsync("RS256");
        await console.Input("callbackUrls").FillAsync("https://a.example\nhttps://b.example");
        await console.Button("Add to clients").ClickAsync();
        await console.Input("client_id").FillAsync("57");
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync("Saved 6 settings");
        using var admin = new AdminClient(visit.Api);
        var settings = await admin.DoAsync(HttpMethod.Get, $"projects/{visit.TestProject.ProjectId}", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((6, 5, true, "RS256"), ((int)settings["codeLength"]!, (int)settings["codeAttempts"]!,
            (bool)settings["requireAccountConfirmation"]!, (string?)settings["jwtAlgorithm"]));
        Assert.Null(settings["fixedCode"]);
        Assert.Equal(("https://b.example", 57), ((string?)settings["callbackUrls"]![1], (int)settings["clients"]![0]!["client_id"]!));
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task A_text_that_is_no_number_is_an_error_and_restores_no_default()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { codeLength = 6 });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "settings");
        await console.Input("codeLength").FillAsync("");
        await console.Input("codeLength").PressSequentiallyAsync("1e");
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[data-member=codeLength]")).ToContainTextAsync("codeLength must be a number");
        await Assertions.Expect(console.Status).ToHaveTextAsync("The settings were not saved");
        using var admin = new AdminClient(visit.Api);
        var settings = await admin.DoAsync(HttpMethod.Get, $"projects/{visit.TestProject.ProjectId}", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(6, (int)settings["codeLength"]!);
    }

    [Fact]
    public async Task Answers_and_faults_are_scripted()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "answers");
        await console.Input("Operation").SelectOptionAsync("login");
        await console.Input("Answer or fault").SelectOptionAsync("example:UserBanned");
        await console.Button("Script it").ClickAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("UserBanned × 1");
        Assert.Equal(ErrorCode.UserBanned, await ErrorOfAsync(() => visit.TestProject.LoginAsync()));
        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);

        await console.Input("Answer or fault").SelectOptionAsync("fault:too-many-requests");
        await console.Input("Retry-After in seconds").FillAsync("7");
        await console.Input("Times").FillAsync("0");
        await console.Button("Script it").ClickAsync();
        await Assertions.Expect(console.Page.Locator("[data-member=times]")).ToContainTextAsync("times must be from 1 to 10000");
        await console.Input("Times").FillAsync("2");
        await console.Input("Only for the user").FillAsync("John");
        await console.Button("Script it").ClickAsync();
        await Assertions.Expect(console.Cards.First).ToContainTextAsync("too-many-requests × 2 for John");
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => visit.TestProject.LoginAsync());
        Assert.Equal((429, TimeSpan.FromSeconds(7)), (error.StatusCode, error.RetryAfter));
        await console.Button("Delete all").ClickAsync();
        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task A_project_is_downloaded_reset_and_uploaded()
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.SignUpAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "state");
        console.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        var download = await console.Page.RunAndWaitForDownloadAsync(() => console.Button("Download the snapshot").ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        var snapshot = await JsonSerializer.DeserializeAsync<JsonObject>(stream, cancellationToken: TestContext.Current.CancellationToken);
        await console.Button("Reset this project").ClickAsync();
        await Assertions.Expect(console.Status).ToContainTextAsync("Reset: ");
        Assert.Equal(ErrorCode.WrongUsernameOrPassword, await ErrorOfAsync(() => visit.TestProject.LoginAsync()));

        var file = new FilePayload { Name = "snapshot.json", MimeType = "application/json", Buffer = JsonSerializer.SerializeToUtf8Bytes(snapshot) };
        await console.Input("Snapshot file").SetInputFilesAsync(file);
        await console.Button("Restore the project").ClickAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync("Restored the project");
        Assert.NotNull((await visit.TestProject.LoginAsync()).LoginUrl);
        Assert.Empty(console.Problems);
    }

    [Fact]
    public async Task The_coverage_lists_operations_and_answers()
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.SignUpAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "coverage");
        var row = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "validateToken" });

        await Assertions.Expect(row).ToContainTextAsync("TokenValid");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(ContractDocument.Current.Operations.Count + 1);
    }

    private static async Task<string?> ErrorOfAsync(Func<Task> call) => (await Assert.ThrowsAsync<XsollaLoginException>(call)).Code;
}
