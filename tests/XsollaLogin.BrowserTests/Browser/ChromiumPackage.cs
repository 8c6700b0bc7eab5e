using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>The npm package @sparticuz/chromium: a Chromium for Linux x64 and the libraries that a minimal system lacks.</summary>
/// <remarks>
/// The package's own script is not used: it requires Node 22, unpacks the libraries on AWS only,
/// and takes a partly written file in the temporary folder for the browser.
/// </remarks>
internal sealed class ChromiumPackage(string folder)
{
    // Musl-based systems, such as Alpine, lack this loader.
    private const string Loader = "/lib64/ld-linux-x86-64.so.2";

    private readonly string _unpacked = Path.Combine(folder, "unpacked");

    public static bool Runs => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(Loader);

    public string Executable => Path.Combine(_unpacked, "chromium");

    public string Libraries => Path.Combine(_unpacked, "lib");

    /// <summary>Unpacks the package inside its own folder, which <c>npm ci</c> removes with it; does nothing if it is already unpacked.</summary>
    public async Task UnpackAsync()
    {
        if (Directory.Exists(_unpacked)) return;

        // The folder gets its name when it is complete: an interrupted run leaves no partly written browser, and of several processes the first one wins.
        var partial = $"{_unpacked}-{Guid.NewGuid():N}";
        Directory.CreateDirectory(partial);
        await UnpackExecutableAsync(Path.Combine(partial, "chromium"));
        await using (var libraries = Open("al2023.tar.br")) await TarFile.ExtractToDirectoryAsync(libraries, partial, overwriteFiles: false);

        try
        {
            Directory.Move(partial, _unpacked);
        }
        catch (IOException) when (Directory.Exists(_unpacked))
        {
            Directory.Delete(partial, recursive: true);
        }
    }

    private async Task UnpackExecutableAsync(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = (UnixFileMode)0b111_101_101;
        await using var executable = new FileStream(path, options);
        await using var packed = Open("chromium.br");
        await packed.CopyToAsync(executable);
    }

    private BrotliStream Open(string file) => new(File.OpenRead(Path.Combine(folder, "bin", file)), CompressionMode.Decompress);
}
