namespace XsollaLogin.UnitTests;

public class OutcomeTests
{
    [Theory]
    [InlineData("https://someurl.com?token=XXXXXXX", "XXXXXXX", null)]
    [InlineData("https://someurl.com/?a=b&token=a%2Bb&remember_me=true#part", "a+b", null)]
    [InlineData("https://someurl.com?code=abc&state=xsollatest", null, "abc")]
    [InlineData("https://login-widget.xsolla.com?challenge_id=1", null, null)]
    [InlineData("https://someurl.com?token=&mytoken=1&code", null, null)]
    [InlineData("https://someurl.com#?token=1", null, null)]
    [InlineData("no url", null, null)]
    [InlineData("", null, null)]
    [InlineData("?token=%", "%", null)]
    [InlineData("https://someurl.com?token=campaign&token=XXXXXXX", "XXXXXXX", null)]
    public void A_login_URL_contains_a_token_or_a_code(string url, string? token, string? code)
    {
        var (signedUp, loggedIn, redirect) = (new SignUpOutcome.LoggedIn(url), new LoginOutcome.Completed(url), new AskOutcome.Redirect(url));

        Assert.Equal((token, token, token), (signedUp.Token, loggedIn.Token, redirect.Token));
        Assert.Equal((code, code, code), (signedUp.Code, loggedIn.Code, redirect.Code));
    }

    [Fact]
    public async Task A_switch_covers_every_outcome()
    {
        var outcome = await StubServer.Answering("""{"login_url": "https://someurl.com?token=XXXXXXX"}""")
            .Api().LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        var next = outcome switch
        {
            LoginOutcome.Completed loggedIn => loggedIn.LoginUrl,
            LoginOutcome.FieldsAsked asked => $"/fields/{asked.Fields[0].Name}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        Assert.Equal("https://someurl.com?token=XXXXXXX", next);
    }

    [Theory]
    [InlineData("""{"login_url": "https://someurl.com", "ask_fields": []}""", typeof(LoginOutcome.Completed))]
    [InlineData("""{"login_url": "https://someurl.com", "ask_fields": null, "token": "t"}""", typeof(LoginOutcome.Completed))]
    [InlineData("""{"login_url": "https://s.com", "ask_fields": [{"name": "email", "required": true, "type": "email", "step": 0}], "token": "t"}""",
        typeof(LoginOutcome.FieldsAsked))]
    public async Task A_login_asks_for_missing_fields_only_when_there_are_any(string body, Type outcome) =>
        Assert.IsType(outcome, await StubServer.Answering(body).Api().LoginWithEmailCodeAsync("a@b.c", "1234", "id"));
}
