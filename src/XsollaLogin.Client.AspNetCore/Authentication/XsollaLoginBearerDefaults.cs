namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The default names of the Xsolla Login authentication scheme.</summary>
public static class XsollaLoginBearerDefaults
{
    /// <summary>The name of the scheme: <c>XsollaLogin</c>.</summary>
    public const string AuthenticationScheme = "XsollaLogin";
}
