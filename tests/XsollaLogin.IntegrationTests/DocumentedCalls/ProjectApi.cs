namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The documented calls, made in a project.</summary>
internal static class ProjectApi
{
    /// <summary>The calls in the protocol of the project. As in the SDK, the options determine the protocol: OAuth 2.0 if all of its options are set.</summary>
    public static XsollaLoginApi Api(this TestProject project, Action<XsollaLoginOptions>? change = null)
    {
        var options = new XsollaLoginOptions { ProjectId = project.ProjectId, CallbackUrl = Ending.CallbackUrl };
        if (project.Protocol == Protocol.OAuth2)
        {
            options.ClientId = project.ClientId;
            options.State = Ending.Usual.State;
            options.RedirectUri = Ending.CallbackUrl;
            options.ResponseType = OAuthResponseType.Code;
        }

        change?.Invoke(options);
        return new XsollaLoginApi(project.Http, options);
    }

    public static Task<SignUpOutcome> SignUpAsync(this XsollaLoginApi api, Person who) =>
        api.SignUpAsync(new SignUpRequest { Username = who.Username, Email = who.Email, Password = who.Password });

    public static Task<LoginOutcome> LoginAsync(this XsollaLoginApi api, Person who, Captcha? captcha = null) =>
        api.LoginAsync(new LoginRequest { Username = who.Username, Password = who.Password }, captcha: captcha);

    /// <summary>Asserts that the user is logged in: the token, or the token for the code, is valid.</summary>
    public static async Task<string> TokenOfAsync(this TestProject project, string? token, string? code)
    {
        Assert.Equal(project.Protocol == Protocol.Jwt, token is not null);
        Assert.Equal(project.Protocol == Protocol.OAuth2, code is not null);
        var valid = token ?? (await project.ExchangeAsync(code!)).AccessToken;
        await project.ValidateAsync(valid);
        return valid;
    }

    public static Task<string> TokenOfAsync(this TestProject project, LoginOutcome outcome)
    {
        var loggedIn = Assert.IsType<LoginOutcome.Completed>(outcome);
        return project.TokenOfAsync(loggedIn.Token, loggedIn.Code);
    }
}
