using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace XsollaLogin.PackageTests;

/// <summary>The npm packages: each has the program of its own system, also if it was made on another one.</summary>
[Collection(NpmInstallation.Name)]
public sealed class NpmContentTests(NpmFixture npm)
{
    /// <summary>The largest main package in bytes, which every system gets.</summary>
    private const int LargestMain = 20_000;

    /// <summary>The smallest program in bytes that can contain .NET.</summary>
    private const int SmallestProgram = 50_000_000;

    private static readonly (string Os, string Cpu, string? Libc, string Program, string Magic, int Machine)[] Known =
    [
        ("linux", "x64", "glibc", "xsolla-login-mock", "\u007fELF", 0x3E),
        ("linux", "arm64", "glibc", "xsolla-login-mock", "\u007fELF", 0xB7),
        ("darwin", "arm64", null, "xsolla-login-mock", "\u00cf\u00fa\u00ed\u00fe", 0x0C),
        ("win32", "x64", null, "xsolla-login-mock.exe", "MZ", 0x64),
    ];

    public static TheoryData<string, string, string?, string, string, int> Packed
    {
        get
        {
            var data = new TheoryData<string, string, string?, string, string, int>();
            foreach (var (os, cpu, libc, program, magic, machine) in Known.Where(system => NpmFixture.Packs(system.Os, system.Cpu)))
                data.Add(os, cpu, libc, program, magic, machine);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Packed))]
    public void A_system_has_its_program_and_npm_installs_it_there_only(string os, string cpu, string? libc, string program, string magic, int machine)
    {
        var package = npm.Read($"xsolla-login-mock-{os}-{cpu}");

        Assert.Equal((os, cpu, libc), (Only(package.Json["os"]), Only(package.Json["cpu"]), Only(package.Json["libc"])));
        Assert.Equal(["package/LICENSE", "package/package.json", $"package/{program}"], package.Files.Keys.Order(StringComparer.Ordinal));
        var file = package.Files[$"package/{program}"];
        Assert.Equal((magic, machine), (Encoding.Latin1.GetString(file.Head, 0, magic.Length), MachineOf(file.Head)));
        Assert.InRange(file.Size, SmallestProgram, long.MaxValue);
        Assert.True(os == "win32" || file.IsExecutable, "npm keeps the mode of the file");
    }

    [Fact]
    public void The_main_package_is_small_and_names_the_same_version_of_each_system()
    {
        var main = npm.Read("xsolla-login-mock");
        var version = (string)main.Json["version"]!;
        var systems = Known.Where(system => NpmFixture.Packs(system.Os, system.Cpu)).Select(system => $"{system.Os}-{system.Cpu}").ToList();

        Assert.InRange(main.PackedSize, 1, LargestMain);
        Assert.Equal(
            systems.Select(system => ($"xsolla-login-mock-{system}", version)),
            main.Json["optionalDependencies"]!.AsObject().Select(dependency => (dependency.Key, (string)dependency.Value!)));
        Assert.All(systems, system => Assert.Equal(version, (string?)npm.Read($"xsolla-login-mock-{system}").Json["version"]));
        Assert.Superset(
            new HashSet<string>
            {
                "package/LICENSE", "package/README.md", "package/command/xsolla-login-mock.js", "package/index.d.ts", "package/index.js",
                "package/lib/program.js", "package/schemas/config.schema.json",
            },
            main.Files.Keys.ToHashSet());
    }

    private static string? Only(JsonNode? list) => list is null ? null : (string?)Assert.Single(list.AsArray());

    /// <summary>Reads the number of the processor from the head of an ELF, Mach-O or PE file.</summary>
    private static int MachineOf(byte[] head) => head[0] switch
    {
        0x7F => head[18],
        0xCF => head[4],
        _ => head[BitConverter.ToInt32(head, 0x3C) + 4],
    };
}

/// <summary>An npm package.</summary>
public sealed record NpmPackage(long PackedSize, IReadOnlyDictionary<string, PackedFile> Files, JsonObject Json)
{
    private const int HeadSize = 4096;

    public static NpmPackage Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var tar = new TarReader(new GZipStream(stream, CompressionMode.Decompress));
        var (files, json) = (new Dictionary<string, PackedFile>(), new JsonObject());
        while (tar.GetNextEntry() is { } entry)
        {
            var head = new byte[Math.Min(HeadSize, entry.Length)];
            entry.DataStream!.ReadExactly(head);
            if (entry.Name == "package/package.json") json = JsonNode.Parse(head)!.AsObject();
            files[entry.Name] = new PackedFile(entry.Length, head, entry.Mode.HasFlag(UnixFileMode.UserExecute));
        }

        return new NpmPackage(stream.Length, files, json);
    }
}

/// <summary>A file of a package.</summary>
/// <param name="Head">The first bytes.</param>
public sealed record PackedFile(long Size, byte[] Head, bool IsExecutable);
