using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using XsollaLogin.Mutation.Sdk;

namespace XsollaLogin.Mutation.Compiling;

/// <summary>Asks the build of a project how it calls the compiler.</summary>
internal static class CompilerArguments
{
    public static async Task<CSharpCommandLineArguments> OfAsync(string project)
    {
        // Makes the generated files, too.
        await DotNet.RunAsync(["build", project, "-c", "Release"]);
        // The names of MSBuild for "compile, although nothing changed, but only collect the arguments".
        string[] properties =
        [
            "Configuration=Release", "ProvideCommandLineArgs=true", "SkipCompilerExecution=true", "BuildProjectReferences=false", "NonExistentFile=none/none",
        ];
        var output = await DotNet.RunAsync(
            ["msbuild", project, "-t:PrepareResources;Compile", "-getItem:CscCommandLineArgs", .. properties.Select(each => $"-p:{each}")]);
        using var json = JsonDocument.Parse(output);
        var arguments = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!);
        return CSharpCommandLineParser.Default.Parse(arguments, Path.GetDirectoryName(project)!, sdkDirectory: null);
    }

    /// <summary>Loads the source generators of the project, which write part of its code.</summary>
    public static ISourceGenerator[] GeneratorsOf(CSharpCommandLineArguments arguments) =>
        [.. arguments.AnalyzerReferences.SelectMany(
            reference => new AnalyzerFileReference(reference.FilePath, Loader.Instance).GetGenerators(LanguageNames.CSharp))];

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static Loader Instance { get; } = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
