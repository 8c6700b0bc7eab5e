namespace XsollaLogin.Mock.Http;

/// <summary>Recognizes requests for the admin API.</summary>
internal static class AdminPath
{
    public const string Prefix = "/__admin/";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) || path == Prefix[..^1];

    /// <summary>Returns the part of an admin path after the prefix.</summary>
    public static string Below(string path) => path.Length > Prefix.Length ? path[Prefix.Length..] : "";
}
