using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using XsollaLogin.Client;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Sample;

/// <summary>The login form, and the callback where a login ends.</summary>
internal static class LoginEndpoints
{
    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        app.MapGet("/login", (HttpContext http, IAntiforgery antiforgery) => Html.Login(antiforgery.GetAndStoreTokens(http)));
        var login = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, LoginErrorPages>();
        login.MapPost("/login", LogInAsync);
        login.MapGet("/callback", CompleteAsync);
    }

    private static async Task<IResult> LogInAsync(
        [FromForm] string username, [FromForm] string password, HttpContext http, XsollaLoginApi api, PendingLogin pending, IAntiforgery antiforgery)
    {
        var request = http.Request;
        var sent = LoginParameters.Create() with { RedirectUri = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/callback") };
        try
        {
            var credentials = new LoginRequest { Username = username, Password = password };
            if (await api.LoginAsync(credentials, parameters: sent, cancellationToken: http.RequestAborted) is not LoginOutcome.Completed loggedIn)
                return Html.LoginFailed("This sample has no form for additional fields.");
            pending.Keep(http, sent);
            return Results.Redirect(loggedIn.LoginUrl);
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.WrongUsernameOrPassword))
        {
            return Html.Login(antiforgery.GetAndStoreTokens(http), "The username or password is wrong.");
        }
    }

    private static async Task<IResult> CompleteAsync(
        HttpContext http, XsollaLoginApi api, PendingLogin pending, XsollaLoginTokenValidator validator, IUserAccessTokens tokens)
    {
        if (pending.Take(http) is not { } sent) return Html.LoginFailed("This login was not started in this browser, or took too long.");
        try
        {
            if (await api.ExchangeCodeAsync(http.Request.GetEncodedUrl(), sent, http.RequestAborted) is not CodeExchangeOutcome.Completed done
                || await UserOfAsync(done) is not { } user)
            {
                return Html.LoginFailed("The login was not completed.");
            }

            await tokens.SignInAsync(http, user, done.Tokens, cancellationToken: http.RequestAborted);
            return Results.Redirect("/account");
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.InvalidGrant))
        {
            return Html.LoginFailed("The authorization code was used before or has expired.");
        }

        async Task<ClaimsPrincipal?> UserOfAsync(CodeExchangeOutcome.Completed done) =>
            await validator.ValidateAsync(done.Tokens.AccessToken, http.RequestAborted) is TokenVerdict.Valid { User: var user } ? new(user.Identity) : null;
    }
}
