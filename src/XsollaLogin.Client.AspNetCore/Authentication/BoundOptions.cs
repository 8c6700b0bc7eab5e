namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The options that a configuration section can set; those of the base class are code.</summary>
internal sealed class BoundOptions(XsollaLoginBearerOptions options)
{
    public string? ProjectId { get => options.ProjectId; set => options.ProjectId = value; }

    public string? Secret { get => options.Secret; set => options.Secret = value; }

    public string? ClientName { get => options.ClientName; set => options.ClientName = value; }

    public string Issuer { get => options.Issuer; set => options.Issuer = value; }

    public TimeSpan ClockSkew { get => options.ClockSkew; set => options.ClockSkew = value; }

    public TimeSpan KeyLifetime { get => options.KeyLifetime; set => options.KeyLifetime = value; }

    public TimeSpan KeyFetchInterval { get => options.KeyFetchInterval; set => options.KeyFetchInterval = value; }

    public string? Realm { get => options.Realm; set => options.Realm = value; }

    public bool SaveToken { get => options.SaveToken; set => options.SaveToken = value; }

    public bool CheckRevocation { get => options.CheckRevocation; set => options.CheckRevocation = value; }

    public TimeSpan RevocationCheckLifetime { get => options.RevocationCheckLifetime; set => options.RevocationCheckLifetime = value; }

    public int RevocationCheckCapacity { get => options.RevocationCheckCapacity; set => options.RevocationCheckCapacity = value; }

    public TimeSpan RevocationCheckTimeout { get => options.RevocationCheckTimeout; set => options.RevocationCheckTimeout = value; }

    public bool AcceptIfRevocationCheckFails { get => options.AcceptIfRevocationCheckFails; set => options.AcceptIfRevocationCheckFails = value; }
}
