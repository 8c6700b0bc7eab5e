using Microsoft.Extensions.Logging;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.ClientCredentials;

/// <summary>The token of a service by its client credentials.</summary>
/// <remarks>
/// A failed renewal is repeated after 5 seconds; after the expiry, each call repeats it and throws if it fails. <see cref="TokenRequests"/> may ask to wait.
/// </remarks>
internal sealed class ServiceToken(ITokenClient client, ClientCredentialsOptions options, TimeProvider time, ILogger<ServiceToken> logger)
    : RenewedToken(time, options.RenewalTimeout, KeptTokens.None()), IUserTokenProvider
{
    private readonly TimeProvider _time = time;
    private readonly TokenRequests _requests = new(client, time);

    protected override string WhatIsRenewed => "The request for the token of a service";

    protected override async Task<KeptTokens> RenewAsync(KeptTokens kept, CancellationToken cancellationToken)
    {
        var body = new TokenRequest { GrantType = GrantType.ClientCredentials, ClientId = options.ClientId!.Value, ClientSecret = options.ClientSecret };
        var received = await _requests.SendAsync(body, cancellationToken).ConfigureAwait(false);
        return KeptTokens.OfService(StoredUserTokens.From(received, _time.GetUtcNow()), options.RenewBefore);
    }

    protected override void LogFailure(Exception failure) => logger.RequestFailed(failure, options.ClientId!.Value);
}
