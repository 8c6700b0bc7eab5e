using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Authenticates requests by the JWT of a user.</summary>
internal sealed class XsollaLoginBearerHandler(IOptionsMonitor<XsollaLoginBearerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<XsollaLoginBearerOptions>(options, logger, encoder)
{
    private BearerError _error;

    private new XsollaLoginBearerEvents Events => (XsollaLoginBearerEvents)base.Events!;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = AuthorizationHeader.Read(Request.Headers.Authorization, out var isAmbiguous);
        if (isAmbiguous)
        {
            Logger.SeveralCredentials(Scheme.Name);
            return Fail(BearerError.InvalidRequest, "The request has several credentials.");
        }

        if (token is null) return AuthenticateResult.NoResult();
        TokenUser? user;
        try
        {
            user = await ValidateAsync(token).ConfigureAwait(false);
        }
        catch (Exception e) when (!Context.RequestAborted.IsCancellationRequested)
        {
            // Not a 401, which would make applications discard valid tokens; not an exception, which would fail anonymous endpoints, too.
            Logger.CouldNotValidate(e, Scheme.Name);
            return Fail(BearerError.CouldNotValidate, "The token could not be validated.");
        }

        return user is null ? Fail(BearerError.InvalidToken, "The token is not valid.") : await AcceptAsync(user, token).ConfigureAwait(false);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync().ConfigureAwait(false);
        var context = new XsollaLoginChallengeContext(Context, Scheme, Options, properties, _error == BearerError.CouldNotValidate);
        await Events.Challenge(context).ConfigureAwait(false);
        if (context.Handled) return;
        if (context.CouldNotValidate)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (_error == BearerError.RejectedByApplication)
        {
            // The token is valid; with 401, applications would discard it.
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        // With several schemes: if one of them could not validate the token, or has a user for it, the token is not known to be invalid.
        if (Response.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status403Forbidden) return;
        Response.StatusCode = _error == BearerError.InvalidRequest ? StatusCodes.Status400BadRequest : StatusCodes.Status401Unauthorized;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, BearerChallenge.Of(Options.Realm, _error));
    }

    protected override Task<object> CreateEventsAsync() => Task.FromResult<object>(new XsollaLoginBearerEvents());

    private AuthenticateResult Fail(BearerError error, string message)
    {
        _error = error;
        return AuthenticateResult.Fail(message);
    }

    /// <summary>Validates a token; null if it is not valid.</summary>
    private async Task<TokenUser?> ValidateAsync(string token)
    {
        var validation = Options.Validation.Value;
        switch (await validation.ValidateAsync(token, Context.RequestAborted).ConfigureAwait(false))
        {
            case TokenVerdict.Valid { User: var user }:
                if (!await IsRevokedAsync(validation.Revocation, token, user).ConfigureAwait(false)) return user;
                Logger.TokenRejected(Scheme.Name, "Revoked");
                return null;
            case TokenVerdict.Invalid { Reason: InvalidTokenReason.WrongAlgorithm }:
                Logger.WrongAlgorithm(Scheme.Name, Options.Secret is null ? "RS256" : "HS256");
                return null;
            case TokenVerdict.Invalid { Reason: var reason }:
                Logger.TokenRejected(Scheme.Name, reason.ToString());
                return null;
            case var verdict:
                throw new InvalidOperationException($"{verdict} is not a known verdict.");
        }
    }

    private async Task<bool> IsRevokedAsync(RevocationCheck? check, string token, TokenUser user)
    {
        try
        {
            return check is not null && await check.IsRevokedAsync(token, user.Expires, Context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (Options.AcceptIfRevocationCheckFails && !Context.RequestAborted.IsCancellationRequested)
        {
            Logger.AcceptedUnchecked(e, Scheme.Name);
            return false;
        }
    }

    private async Task<AuthenticateResult> AcceptAsync(TokenUser user, string token)
    {
        Logger.TokenValidated(Scheme.Name, user.Id);
        var context = new XsollaLoginTokenValidatedContext(Context, Scheme, Options, user) { Principal = UserPrincipal.Of(user, Scheme.Name) };
        context.Properties.ExpiresUtc = user.Expires;
        if (Options.SaveToken) context.Properties.StoreTokens([new AuthenticationToken { Name = "access_token", Value = token }]);
        await Events.TokenValidated(context).ConfigureAwait(false);
        if (context.Result is null) context.Success();
        if (context.Result!.Failure is not null) _error = BearerError.RejectedByApplication;
        return context.Result;
    }
}
