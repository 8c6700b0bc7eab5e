namespace XsollaLogin.Tests.Projects;

/// <summary>How a login ends, in either protocol.</summary>
public sealed record Ending
{
    public const string CallbackUrl = "https://game.example.com/callback";

    public static Ending Usual { get; } = new();

    /// <summary>The login_url or the redirect_uri; null sends none.</summary>
    public string? Url { get; init; } = CallbackUrl;

    public string State { get; init; } = "xsollatest";

    public string? Scope { get; init; }

    public string? Payload { get; init; }

    public bool? WithLogout { get; init; }

    /// <summary>Sent with the method S256.</summary>
    public string? CodeChallenge { get; init; }
}
