namespace XsollaLogin.Mock.Export;

/// <summary>The export as a folder that both WireMock and WireMock.Net start from.</summary>
internal static class ExportFolder
{
    private const string FileName = "xsolla-login.json";

    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Write(string root)
    {
        Write(root, WireMockFile.Folder, WireMockFile.Write());
        Write(root, WireMockNetFile.Folder, WireMockNetFile.Write());
    }

    private static void Write(string root, string folder, byte[] stubs) => File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, FileName), stubs);
}
