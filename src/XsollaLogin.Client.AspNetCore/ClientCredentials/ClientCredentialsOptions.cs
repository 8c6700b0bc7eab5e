namespace XsollaLogin.Client.AspNetCore.ClientCredentials;

/// <summary>The options of an HTTP client that sends the token of a service, without a user.</summary>
/// <remarks>Options are validated when the host starts.</remarks>
public sealed partial class ClientCredentialsOptions
{
    /// <summary>The ID of the OAuth 2.0 client for server-to-server requests.</summary>
    /// <value>1 or more; required.</value>
    public long? ClientId { get; set; }

    /// <summary>The secret of the OAuth 2.0 client; it is never printed.</summary>
    /// <remarks>Keep it out of files in version control: use user secrets or an environment variable.</remarks>
    /// <value>Required, not blank.</value>
    public string? ClientSecret { get; set; }

    /// <summary>The name of the registered client that requests the tokens.</summary>
    /// <value>The name in <c>services.AddXsollaLogin(name, …)</c>. Default: null for the client without a name.</value>
    public string? ClientName { get; set; }

    /// <summary>The time before its expiry at which a token is renewed, so that it does not expire during a request.</summary>
    /// <value>0 to 1 day; limited to half of the token's lifetime. Default: 1 minute.</value>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The time limit of one request for a token.</summary>
    /// <value>Positive, at most 1 day. Default: 10 seconds.</value>
    public TimeSpan RenewalTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
