using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using XsollaLogin.Client;
using XsollaLogin.Client.AspNetCore.Tokens;

namespace XsollaLogin.Sample;

/// <summary>The pages of a user who is logged in. Each has a valid access token, or the user logs in again.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (ClaimsPrincipal user) => Html.Home(user));
        var account = app.MapGroup("").RequireAuthorization().AddEndpointFilter<RouteGroupBuilder, LoginErrorPages>();

        account.MapGet("/account", async (HttpContext http, IUserAccessTokens tokens, IAntiforgery antiforgery, bool renewed = false) =>
            await tokens.GetTokenAsync(http.User, cancellationToken: http.RequestAborted) is null
                ? Results.Challenge()
                : Html.Account(http.User, renewed, antiforgery.GetAndStoreTokens(http)));

        // To bind a form checks its antiforgery token.
        account.MapPost("/renew", async (IFormCollection _, HttpContext http, IUserAccessTokens tokens) =>
            await tokens.GetTokenAsync(http.User, forceRenewal: true, http.RequestAborted) is null
                ? Results.Challenge()
                : Results.Redirect("/account?renewed=true"));

        account.MapPost("/logout", async (IFormCollection _, HttpContext http, IUserAccessTokens tokens) =>
        {
            await tokens.SignOutAsync(http, LogoutScope.All, http.RequestAborted);
            return Results.Redirect("/");
        });
    }
}
