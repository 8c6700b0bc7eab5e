namespace XsollaLogin.Tests.Projects;

/// <summary>How a login ends: its URL carries the token itself, or an authorization code for it.</summary>
public enum Protocol
{
    Jwt,
    OAuth2,
}
