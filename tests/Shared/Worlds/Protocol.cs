namespace XsollaLogin.Tests.Worlds;

/// <summary>How a log-in ends: its URL carries the token itself, or an authorization code for it.</summary>
public enum Protocol
{
    Jwt,
    OAuth2,
}
