namespace XsollaLogin.Mock.Http;

/// <summary>The name and version of the mock.</summary>
internal static class Product
{
    public const string Name = "XsollaLogin.Mock";

    public static string Version { get; } = typeof(Product).Assembly.GetName().Version!.ToString(fieldCount: 3);
}
