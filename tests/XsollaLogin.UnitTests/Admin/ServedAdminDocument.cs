using XsollaLogin.Mock;

namespace XsollaLogin.UnitTests.Admin;

/// <summary>The document of the admin endpoints as the mock serves it.</summary>
internal static class ServedAdminDocument
{
    public static JsonObject Root { get; } = Read();

    private static JsonObject Read()
    {
        using var document = typeof(MockLoginServer).Assembly.GetManifestResourceStream("admin.json")!;
        return JsonNode.Parse(document)!.AsObject();
    }
}
