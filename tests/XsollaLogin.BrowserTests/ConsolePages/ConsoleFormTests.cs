using System.Text;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.ConsolePages;

/// <summary>The forms of the console show an error beside the input that it is about, and send what was changed and nothing else.</summary>
public class ConsoleFormTests(BrowserFixture browser)
{
    private const string LongId = "9007199254740993";

    /// <summary>The members that the mock adds to a user of the settings.</summary>
    private const string Defaults = ",\"banned\":false,\"confirmed\":true";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_error_in_a_list_is_beside_the_member_that_it_names()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "settings");
        await console.Button("Add to users").ClickAsync();
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(Beside(console.Page.GetByRole(AriaRole.Group, new() { Name = "users[1]" })))
            .ToHaveTextAsync("users[1] needs a username, an email or a phone_number");
        await Assertions.Expect(console.Page.Locator("[aria-invalid]")).ToHaveCountAsync(0);
        await console.Input("email").Last.FillAsync(John.Email);
        // No rule of the mock is about one email alone.
        await console.Page.RouteAsync("**/__admin/projects/*", route => route.Request.Method == "PATCH"
            ? route.FulfillAsync(new() { Status = 422, Body = """{"errors":[{"code":422,"title":"users[1].email must be another one"}]}""" })
            : route.ContinueAsync());
        await console.Button("Save the settings").ClickAsync();

        await Assertions.Expect(console.Page.Locator("[aria-invalid]")).ToHaveCountAsync(1);
        await Assertions.Expect(console.Input("email").Last).ToBeFocusedAsync();
        await Assertions.Expect(Beside(console.Input("email").Last)).ToHaveTextAsync("users[1].email must be another one");
        // The second row is the first one now.
        await console.Button("Remove users[0]").ClickAsync();
        await Assertions.Expect(console.Button("Add to users")).ToBeFocusedAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Group, new() { Name = "users[0]" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_error_of_the_rules_of_an_asked_field_is_beside_them()
    {
        await using var visit = await browser.NewVisitAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "settings");
        await console.Button("Add to askFields").ClickAsync();
        await console.Input("name").SelectOptionAsync("email");
        await console.Input("validation").FillAsync("{");
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(Beside(console.Input("validation"))).ToContainTextAsync("askFields[0].validation must be JSON");
        await Assertions.Expect(console.Input("validation")).ToBeFocusedAsync();
        await console.Input("validation").FillAsync("""{"min_length": "many"}""");
        await console.Button("Save the settings").ClickAsync();
        await Assertions.Expect(Beside(console.Input("validation"))).ToHaveTextAsync("askFields[0].validation.min_length must be a number of characters");
        await console.Input("validation").FillAsync("");
        await console.Input("step").FillAsync("1.5");
        await console.Button("Save the settings").ClickAsync();

        await Assertions.Expect(Beside(console.Input("step"))).ToHaveTextAsync("askFields[0].step must be a whole number, not 1.5");
        await Assertions.Expect(console.Page.Locator(".errors p")).ToHaveCountAsync(0);
        Assert.Empty(await console.AccessibilityViolationsAsync());
    }

    [Theory]
    [InlineData("clock", "Advance by", "", "Advance", "seconds must be a number")]
    [InlineData("clock", "Advance by", "5e", "Advance", "seconds must be a number")]
    [InlineData("answers", "Times", "", "Script it", "times must be a number")]
    [InlineData("answers", "Times", "1.5", "Script it", "times must be a whole number, not 1.5")]
    [InlineData("answers", "Times", "10001", "Script it", "times must be from 1 to 10000, not 10001")]
    [InlineData("answers", "Delay in milliseconds", "", "Script it", "delayMs must be a number")]
    [InlineData("answers", "Delay in milliseconds", "5e", "Script it", "delayMs must be a number")]
    [InlineData("answers", "Delay in milliseconds", "3600001", "Script it", "delayMs must be from 1 to 3600000, not 3600001")]
    public async Task A_number_that_is_none_or_out_of_range_is_an_error_beside_its_input(string panel, string label, string typed, string action, string said)
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        await using var console = await ConsoleTab.OpenAsync(browser, visit, panel);
        if (panel == "answers") await console.Input("Answer or fault").SelectOptionAsync("fault:answer-late");
        await console.Input(label).FillAsync("");
        await console.Input(label).PressSequentiallyAsync(typed);
        await console.Button(action).ClickAsync();

        await Assertions.Expect(Beside(console.Input(label))).ToHaveTextAsync(said);
        await Assertions.Expect(console.Input(label)).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(console.Page.Locator(".errors p")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("5e", "status must be a number")]
    [InlineData("1000", "status must be from 100 to 599, not 1000")]
    [InlineData("200.5", "status must be a whole number, not 200.5")]
    public async Task A_filter_that_is_not_valid_keeps_the_list(string typed, string said)
    {
        await using var visit = await browser.NewVisitAsync();
        await visit.TestProject.SignUpAsync();
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "journal");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(1);
        await console.Cards.First.EvaluateAsync("card => { card.dataset.kept = true; }");
        await console.Input("Status").PressSequentiallyAsync(typed);
        await console.Input("Status").PressAsync("Enter");
        await Assertions.Expect(Beside(console.Input("Status"))).ToHaveTextAsync(said);
        await Assertions.Expect(console.Page.Locator("[data-kept]")).ToHaveCountAsync(1);

        await console.Input("Status").FillAsync("404");
        await console.Input("Status").PressAsync("Enter");
        await Assertions.Expect(console.Cards).ToHaveCountAsync(0);
        await Assertions.Expect(Beside(console.Input("Status"))).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_user_who_was_not_changed_in_the_form_is_not_changed()
    {
        await using var visit = await browser.NewVisitAsync();
        using var admin = new AdminClient(visit.Api);
        var users = $"projects/{visit.TestProject.ProjectId}/users";
        var fields = new Dictionary<string, string> { ["a=b"] = "one\r\ntwo", ["__proto__"] = "x", [" "] = "\n" };
        var before = await admin.DoAsync(HttpMethod.Post, users, new { id = "u", username = "line\nbreak", fields }, Stop);
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "users");
        await console.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        var unchanged = await console.Page.RunAndWaitForRequestAsync(
            () => console.Button("Save").ClickAsync(), request => request.Method == "PATCH");
        Assert.Equal("{}", unchanged.PostData);
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await console.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await console.Input("Email").FillAsync(John.Email);
        await console.Input("Name").Nth(1).FillAsync("");
        await console.Button("Save").ClickAsync();
        await Assertions.Expect(Beside(console.Input("Name").Nth(1))).ToContainTextAsync("fields[1].name must not be empty");
        await console.Input("Name").Nth(1).FillAsync("__proto__");
        await console.Input("Value").Nth(1).FillAsync("y");
        await console.Button("Remove Field 3").ClickAsync();
        await console.Button("Add to Fields").ClickAsync();
        await console.Input("Name").Last.FillAsync("a=b");
        await console.Button("Save").ClickAsync();
        await Assertions.Expect(Beside(console.Input("Name").Last)).ToContainTextAsync("fields[2].name \"a=b\" appears twice");
        await console.Input("Name").Last.FillAsync("c");
        await console.Input("Value").Last.FillAsync("d\ne");
        await console.Button("Save").ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        var after = await admin.DoAsync(HttpMethod.Get, $"{users}/u", cancellationToken: Stop);

        before["email"] = John.Email;
        before["fields"] = new JsonObject { ["a=b"] = "one\r\ntwo", ["__proto__"] = "y", ["c"] = "d\ne" };
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }

    [Fact]
    public async Task Settings_that_were_not_changed_keep_all_their_digits_and_line_breaks()
    {
        await using var visit = await browser.NewVisitAsync();
        using var admin = new AdminClient(visit.Api);
        var project = $"projects/{visit.TestProject.ProjectId}";
        var settings = $$"""{"clients":[{"client_id":{{LongId}}},{"client_id":1}],"users":[{"username":"line\nbreak"}],"fixedCode":"1\n2"}""";
        await admin.DoAsync(HttpMethod.Patch, project, settings, Stop);
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "settings");
        await console.Input("client_id").Last.FillAsync("9007199254740995");
        await console.Button("Add to users").ClickAsync();
        await console.Input("username").Last.FillAsync(John.Username);
        var sent = await console.Page.RunAndWaitForRequestAsync(
            () => console.Button("Save the settings").ClickAsync(), request => request.Method == "PATCH");
        await Assertions.Expect(console.Status).ToHaveTextAsync("Saved 2 settings");

        Assert.Equal(
            $$"""{"clients":[{"client_id":{{LongId}}},{"client_id":9007199254740995}],"users":[{"username":"line\nbreak"{{Defaults}}},{"username":"John"}]}""",
            sent.PostData);
    }

    [Fact]
    public async Task A_snapshot_is_downloaded_and_restored_as_it_is()
    {
        await using var visit = await browser.NewVisitAsync();
        using var admin = new AdminClient(visit.Api);
        var project = $"projects/{visit.TestProject.ProjectId}";
        await admin.DoAsync(HttpMethod.Patch, project, $$"""{"clients":[{"client_id":{{LongId}}}]}""", Stop);
        using var http = new HttpClient { BaseAddress = new Uri(visit.Api, "/__admin/") };
        await using var console = await ConsoleTab.OpenAsync(browser, visit, "state");
        var download = await console.Page.RunAndWaitForDownloadAsync(() => console.Button("Download the snapshot").ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        var snapshot = await reader.ReadToEndAsync(Stop);
        Assert.Equal(await http.GetStringAsync(new Uri($"{project}/snapshot", UriKind.Relative), Stop), snapshot);

        await admin.DoAsync(HttpMethod.Delete, project, cancellationToken: Stop);
        var file = new FilePayload { Name = "snapshot.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(snapshot) };
        await console.Input("Snapshot file").SetInputFilesAsync(file);
        await console.Button("Restore the project").ClickAsync();
        await Assertions.Expect(console.Status).ToHaveTextAsync("Restored the project");
        var restored = await admin.DoAsync(HttpMethod.Get, project, cancellationToken: Stop);
        Assert.Equal(LongId, restored["clients"]![0]!["client_id"]!.ToJsonString());
    }

    /// <summary>The errors beside an input.</summary>
    private static ILocator Beside(ILocator input) => input.Locator("xpath=ancestor::*[@data-member][1]/*[contains(@class, 'error')]");
}
