namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The documented calls, made in a world.</summary>
internal static class WorldApi
{
    /// <summary>The calls in the world's protocol; in OAuth 2.0 because all that it needs is set, as in the SDK.</summary>
    public static XsollaLoginApi Api(this World world, Action<XsollaLoginOptions>? change = null)
    {
        var options = new XsollaLoginOptions { ProjectId = world.ProjectId, CallbackUrl = Ending.CallbackUrl };
        if (world.Protocol == Protocol.OAuth2)
        {
            options.ClientId = world.ClientId;
            options.State = Ending.Usual.State;
            options.RedirectUri = Ending.CallbackUrl;
            options.ResponseType = ResponseType.Code;
        }

        change?.Invoke(options);
        return new XsollaLoginApi(world.Http, options);
    }

    public static Task<SignUpOutcome> SignUpAsync(this XsollaLoginApi api, Person who) =>
        api.SignUpAsync(new SignUpRequest { Username = who.Username, Email = who.Email, Password = who.Password });

    public static Task<LoginOutcome> LoginAsync(this XsollaLoginApi api, Person who, Captcha? captcha = null) =>
        api.LoginAsync(new LogInRequest { Username = who.Username, Password = who.Password }, captcha: captcha);

    /// <summary>The user is logged in, and the token, or that behind the code, is valid.</summary>
    public static async Task<string> TokenOfAsync(this World world, string? token, string? code)
    {
        Assert.Equal(world.Protocol == Protocol.Jwt, token is not null);
        Assert.Equal(world.Protocol == Protocol.OAuth2, code is not null);
        var valid = token ?? (await world.ExchangeAsync(code!)).AccessToken;
        await world.ValidateAsync(valid);
        return valid;
    }

    public static Task<string> TokenOfAsync(this World world, LoginOutcome outcome)
    {
        var loggedIn = Assert.IsType<LoginOutcome.LoggedIn>(outcome);
        return world.TokenOfAsync(loggedIn.Token, loggedIn.Code);
    }
}
