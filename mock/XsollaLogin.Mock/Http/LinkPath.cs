namespace XsollaLogin.Mock.Http;

/// <summary>The path of a mailed link: <c>/links/{projectId}/{id}</c>. The id is a secret.</summary>
internal static class LinkPath
{
    public const string Prefix = "/links/";

    public static string Of(string projectId, string id) => $"{Prefix}{Uri.EscapeDataString(projectId)}/{id}";

    public static bool Is(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);
}
