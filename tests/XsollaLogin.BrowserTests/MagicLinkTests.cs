namespace XsollaLogin.BrowserTests;

/// <summary>The call getConfirmCode: the page waits while the user opens the link of the message.</summary>
public class MagicLinkTests(BrowserFixture browser)
{
    private const string Code = "login-code";

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_mailed_link_opened_in_a_second_tab_logs_in_the_first(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;

        var poll = await page.StartConfirmCodeAsync(John.Email.ToUpperInvariant(), operation);
        var message = await visit.MessageAsync(John.Email, Code);
        var end = await visit.OpenLinkAsync(message.Link);

        var code = (string?)(await poll)!["code"];
        Assert.Equal(message.Code, code);
        Assert.StartsWith(visit.LinkUrl, end, StringComparison.Ordinal);
        await visit.TokenAsync(await page.LoginWithEmailCodeAsync(John.Email, code!, operation));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_link_by_SMS_opened_on_the_phone_logs_in_the_page(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();
        var operation = (string)(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl))!["operation_id"]!;

        var poll = await page.StartConfirmCodeAsync(John.PhoneNumber, operation);
        var end = await visit.OpenLinkInAnotherBrowserAsync((await visit.MessageAsync(John.PhoneNumber, Code)).Link);

        var code = (string?)(await poll)!["code"];
        Assert.StartsWith(visit.LinkUrl, end, StringComparison.Ordinal);
        await visit.TokenAsync(await page.LoginWithPhoneCodeAsync(John.PhoneNumber, code!, operation));
    }

    [Fact]
    public async Task A_link_opened_between_two_polls_is_not_lost()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;
        var message = await visit.MessageAsync(John.Email, Code);

        await visit.OpenLinkAsync(message.Link);

        Assert.Equal(message.Code, (string?)(await page.GetConfirmCodeAsync(John.Email, operation))!["code"]);
    }

    [Fact]
    public async Task All_waiting_polls_get_the_code()
    {
        await using var visit = await browser.NewVisitAsync();
        var (page, other) = (await visit.OpenPageAsync(), await visit.OpenPageInAnotherBrowserAsync());
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;
        var message = await visit.MessageAsync(John.Email, Code);

        Task<JsonNode?>[] polls = [await page.StartConfirmCodeAsync(John.Email, operation), await other.StartConfirmCodeAsync(John.Email, operation)];
        await visit.OpenLinkAsync(message.Link);

        Assert.All(await Task.WhenAll(polls), answer => Assert.Equal(message.Code, (string?)answer!["code"]));
    }

    [Fact]
    public async Task The_page_polls_again_after_the_deadline()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { codeLifetimeSeconds = 86_400 });
        var page = await visit.OpenPageAsync();
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;

        var poll = await page.StartConfirmCodeAsync(John.Email, operation);
        // The clock moves in small steps, because it may move before the request has reached the mock. On a reused HTTP/1.1 connection, Chromium also sends
        // the request again after the first 408, unseen by the page.
        while (!poll.IsCompleted) await visit.TestProject.AdvanceAsync(TimeSpan.FromSeconds(1));
        await SdkAssert.RejectsAsync(ErrorCode.DeadlineExceeded, poll);

        poll = await page.StartConfirmCodeAsync(John.Email, operation);
        var message = await visit.MessageAsync(John.Email, Code);
        await visit.OpenLinkAsync(message.Link);
        Assert.Equal(message.Code, (string?)(await poll)!["code"]);
    }

    [Fact]
    public async Task A_cancelled_poll_ends_and_the_code_stays_valid()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();
        var operation = (string)(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl))!["operation_id"]!;
        var poll = await page.StartConfirmCodeAsync(John.Email, operation);

        await page.CancelConfirmCodeAsync(operation);

        // The SDK throws a TypeError of its own instead of axios' Cancel, because a cancellation has no response.
        var rejection = await Assert.ThrowsAsync<SdkException>(() => poll);
        Assert.Null(rejection.Code);
        Assert.StartsWith("TypeError", rejection.Message, StringComparison.Ordinal);
        var code = (await visit.MessageAsync(John.Email, Code)).Code!;
        await visit.TokenAsync(await page.LoginWithEmailCodeAsync(John.Email, code, operation));
    }

    [Fact]
    public async Task The_link_leads_to_the_page_with_the_styles_that_the_SDK_adds()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync(new { customStyle = "dark & wide" });
        await page.EmailGetCodeAsync(John.Email, visit.LinkUrl);

        var end = await visit.OpenLinkAsync((await visit.MessageAsync(John.Email, Code)).Link);

        Assert.Equal("dark & wide", new LandingUrl(end)["customStyle"]);
    }
}
