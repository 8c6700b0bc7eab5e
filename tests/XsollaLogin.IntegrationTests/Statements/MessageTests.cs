using System.Net.Http.Json;
using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.Statements;

/// <summary>The language of a message, the project that it is sent for, and the reason why it has no link.</summary>
public class MessageTests(MockFixture mock)
{
    private static readonly Person John = Person.John;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de_DE", "Ihr Code", "Ihr Code ist 1234.")]
    [InlineData("de-AT", "Ihr Code", "Ihr Code ist 1234.")]
    [InlineData("cz_CZ", "Váš kód", "Váš kód je 1234.")]
    [InlineData("cs_CZ", "Váš kód", "Váš kód je 1234.")]
    [InlineData("zh_TW", "您的驗證碼", "您的驗證碼是 1234。")]
    [InlineData("zh_CN", "您的验证码", "您的验证码是 1234。")]
    [InlineData("en_XX", "Your code", "Your code is 1234.")]
    [InlineData("sv_SE", "Your code", "Your code is 1234.")]
    [InlineData(null, "Your code", "Your code is 1234.")]
    public async Task A_message_is_in_the_language_of_the_locale(string? locale, string subject, string text)
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        await project.Passwordless.RequestEmailCodeAsync(
            new() { ProjectId = project.ProjectId, Locale = locale, Body = new() { Email = John.Email } }, Stop);
        var message = await MessageAsync(project);

        Assert.Equal((subject, text, locale), ((string?)message["subject"], (string?)message["text"], (string?)message["locale"]));
    }

    [Fact]
    public async Task Each_message_to_a_user_keeps_locale_and_email_template()
    {
        await using var project = await mock.NewProjectAsync(
            new { requireAccountConfirmation = true, fixedCode = "1234", askFields = new[] { new { name = "email" } } });
        var user = new SignUpRequest { Username = John.Username, Email = John.Email, Password = John.Password };
        await project.Password.SignUpAsync(
            new() { ProjectId = project.ProjectId, Locale = Locale.French, EmailTemplate = "Game", Body = user }, Stop);
        await project.Password.ResendConfirmationLinkAsync(
            new() { ProjectId = project.ProjectId, Locale = Locale.French, EmailTemplate = "Game", Body = new() { Username = John.Username } }, Stop);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(John.Email)).Link);
        await project.PasswordReset.RequestPasswordResetAsync(
            new() { ProjectId = project.ProjectId, Locale = Locale.French, EmailTemplate = "Game", Body = new() { Username = John.Username } }, Stop);
        var token = (await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), "1234")).Token!;
        var email = new UpdatedFields { Email = Person.Jane.Email };
        var settings = new AskSettings { Email = new LinkSettings { SendLink = true, LinkUrl = Ending.CallbackUrl } };
        var ask = new AskRequest { Token = token, UpdatedFields = email, Settings = settings };
        await project.AskFields.AskAsync(new() { ProjectId = project.ProjectId, Locale = Locale.French, EmailTemplate = "Game", Body = ask }, Stop);

        var messages = (await MessagesAsync(project)).Where(message => (string?)message["channel"] == "email").ToList();
        Assert.Equal(
            ["Confirmez votre compte", "Confirmez votre compte", "Réinitialisez votre mot de passe", "Votre code"],
            messages.Select(message => (string?)message["subject"]));
        Assert.All(messages, message => Assert.Equal(("fr_FR", "Game"), ((string?)message["locale"], (string?)message["emailTemplate"])));
        Assert.All(messages, message => Assert.Contains((string)message["link"]!, (string)message["text"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xsollatest")]
    [InlineData("qq_ZZ")]
    public async Task A_locale_that_ISO_does_not_know_is_accepted(string locale)
    {
        await using var project = await mock.NewProjectAsync();
        await project.Passwordless.RequestEmailCodeAsync(
            new() { ProjectId = project.ProjectId, Locale = locale, Body = new() { Email = John.Email } }, Stop);

        Assert.Equal(locale, (string?)(await MessageAsync(project))["locale"]);
    }

    [Theory]
    [InlineData("!!")]
    [InlineData("e")]
    [InlineData("en_")]
    [InlineData("en_US;q=1")]
    public async Task A_locale_that_is_none_is_rejected(string locale)
    {
        await using var project = await mock.NewProjectAsync();
        var status = await mock.Mock.SendRawAsync(
            "requestEmailCode", $"projectId={project.ProjectId}&locale={Uri.EscapeDataString(locale)}", $$"""{"email": "{{John.Email}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var violation = Assert.Single(JournalReading.ViolationsOf(await mock.Mock.LastEntryAsync(project), "request"));
        Assert.StartsWith("locale in query should match", violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("login-code")]
    [InlineData("account-confirmation")]
    [InlineData("password-reset")]
    public async Task Each_locale_of_the_page_has_its_own_texts(string kind)
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234", requireAccountConfirmation = true });
        foreach (var locale in Locales) await SendAsync(project, kind, locale);

        var messages = (await MessagesAsync(project)).Where(message => (string?)message["kind"] == kind).ToList();
        Assert.Equal(Locales, messages.Select(message => (string?)message["locale"]));
        Assert.Equal(Locales.Length, messages.Select(message => (string?)message["subject"]).Distinct().Count());
        Assert.All(messages, message => Assert.Contains((string)message["link"]!, (string)message["text"]!, StringComparison.Ordinal));
        if (kind == "login-code") Assert.All(messages, message => Assert.Contains("1234", (string)message["text"]!, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.DoesNotContain("{", (string)message["text"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_the_mock_lists_each_locale()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/mock.md"), Stop);

        Assert.All(Locales, locale => Assert.Contains($"`{locale}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "enable_magic_link: true")]
    [InlineData(false, "disableConfirmByLink")]
    public async Task A_message_with_a_code_alone_says_why_it_has_no_link(bool? sendLink, string said)
    {
        await using var project = await mock.NewProjectAsync();
        var body = new EmailCodeRequest { Email = John.Email, LinkUrl = Ending.CallbackUrl, SendLink = sendLink };
        await project.Passwordless.RequestEmailCodeAsync(new() { ProjectId = project.ProjectId, Body = body }, Stop);

        Assert.Contains(said, (string?)(await MessageAsync(project))["noLink"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_with_a_link_needs_no_reason()
    {
        await using var project = await mock.NewProjectAsync();
        await project.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);

        Assert.Null((await MessageAsync(project))["noLink"]);
    }

    /// <summary>The languages of all editions of the page.</summary>
    private static string[] Locales { get; } =
        [.. ContractDocument.Current.Root["components"]!["schemas"]!["Locale"]!["enum"]!.AsArray().Select(locale => (string)locale!)];

    /// <summary>Has a message sent in a language, to a user of its own.</summary>
    private static async Task SendAsync(TestProject project, string kind, string locale)
    {
        if (kind == "login-code")
        {
            await PostAsync(project, "login/phone/request", locale, new { phone_number = John.PhoneNumber, link_url = Ending.CallbackUrl, send_link = true });
            return;
        }

        var email = $"{locale}@example.com";
        await PostAsync(project, "user", locale, new { username = locale, email, password = John.Password });
        using var opened = await project.OpenAsync((await project.NextMessageAsync(email)).Link);
        await PostAsync(project, "password/reset/request", locale, new { username = locale });
    }

    private static async Task PostAsync(TestProject project, string path, string locale, object body)
    {
        using var response = await project.Http.PostAsJsonAsync($"{path}?projectId={project.ProjectId}&locale={locale}", body, Stop);
        response.EnsureSuccessStatusCode();
    }

    private async Task<JsonNode> MessageAsync(TestProject project) => Assert.Single(await MessagesAsync(project));

    private async Task<IReadOnlyList<JsonNode>> MessagesAsync(TestProject project)
    {
        var inbox = await mock.Mock.Admin.DoAsync(HttpMethod.Get, $"inbox?projectId={project.ProjectId}", cancellationToken: Stop);
        return [.. inbox["messages"]!.AsArray().OfType<JsonNode>()];
    }
}
