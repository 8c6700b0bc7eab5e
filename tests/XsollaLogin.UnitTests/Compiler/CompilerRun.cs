using System.Diagnostics;

namespace XsollaLogin.UnitTests.Compiler;

/// <summary>The compiler of the mock as the build runs it, in a folder of its own.</summary>
internal sealed class CompilerRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xsolla-login-compiler-");

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "XsollaLogin.Mock.Compiler.dll");

    public string Folder => _folder.FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Compiles the names of a contract; returns the C# or, if the contract is not valid, the errors.</summary>
    public Task<string> NamesAsync(string contract) => ContractAsync(contract, "Names");

    /// <summary>Compiles a contract; returns the C# or, if the contract is not valid, the errors.</summary>
    public async Task<string> ContractAsync(string contract, params string[] more)
    {
        var code = Path.Combine(Folder, "Contract.g.cs");
        return await RunAsync(["contract", Write("openapi.yaml", contract), code, .. more]) ?? await File.ReadAllTextAsync(code, Stop);
    }

    /// <summary>Compiles the files of an admin document; returns the JSON and the C# or, if they are not valid, the errors.</summary>
    public async Task<(string Json, string Code, string Errors)> AdminAsync(params (string Name, string Text)[] files)
    {
        string[] outputs = [.. ((string[])["admin.json", "Admin.g.cs", "config.schema.json"]).Select(name => Path.Combine(Folder, name))];
        var errors = await RunAsync(["admin", .. outputs, .. files.Select(file => Write(file.Name, file.Text))]);
        return errors is null ? (await File.ReadAllTextAsync(outputs[0], Stop), await File.ReadAllTextAsync(outputs[1], Stop), "") : ("", "", errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Runs <c>dotnet</c>; returns its output if it failed, otherwise null.</summary>
    public async Task<string?> DotNetAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return process.ExitCode == 0 ? null : await output + await error;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Task<string?> RunAsync(IEnumerable<string> arguments) => DotNetAsync([Program, .. arguments]);
}
