using System.Formats.Tar;
using System.IO.Compression;

namespace XsollaLogin.BrowserTests;

/// <summary>Unpacks a package that has the layout of the real one, but small files.</summary>
public sealed class ChromiumPackageTests : IDisposable
{
    private const string Archive = "bin/al2023.tar.br";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly ChromiumPackage _package;

    public ChromiumPackageTests()
    {
        _package = new ChromiumPackage(_folder);
        Directory.CreateDirectory(PathOf("bin"));
        Pack("bin/chromium.br", stream => stream.Write("browser"u8));
        PackLibraries();
    }

    [Fact]
    public async Task Browser_and_libraries_are_unpacked()
    {
        await _package.UnpackAsync();

        AssertIsUnpacked();
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(_package.Executable).HasFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute));
    }

    [Fact]
    public async Task An_unpacked_browser_is_used_again()
    {
        await _package.UnpackAsync();
        Directory.Delete(PathOf("bin"), recursive: true);

        await _package.UnpackAsync();

        AssertIsUnpacked();
    }

    [Fact]
    public async Task A_partly_unpacked_browser_is_not_used()
    {
        File.Delete(PathOf(Archive));
        await Assert.ThrowsAsync<FileNotFoundException>(_package.UnpackAsync);
        Assert.False(File.Exists(_package.Executable));
        PackLibraries();

        await _package.UnpackAsync();

        AssertIsUnpacked();
    }

    [Fact]
    public async Task Concurrent_runs_leave_one_copy()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(new ChromiumPackage(_folder).UnpackAsync)));

        AssertIsUnpacked();
        Assert.Equal(["bin", "unpacked"], Directory.EnumerateDirectories(_folder).Select(Path.GetFileName).Order());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void AssertIsUnpacked()
    {
        Assert.Equal("browser", File.ReadAllText(_package.Executable));
        Assert.Equal("library", File.ReadAllText(Path.Combine(_package.Libraries, "libnss3.so")));
    }

    private void PackLibraries() => Pack(Archive, stream =>
    {
        using var tar = new TarWriter(stream);
        using var library = new MemoryStream("library"u8.ToArray());
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "lib/libnss3.so") { DataStream = library });
    });

    private void Pack(string file, Action<Stream> write)
    {
        using var stream = new BrotliStream(File.Create(PathOf(file)), CompressionLevel.Fastest);
        write(stream);
    }

    private string PathOf(string relative) => Path.Combine(_folder, relative);
}
