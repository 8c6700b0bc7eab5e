using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation.Compiling;

/// <summary>The assembly of a project with all its mutants, of which an environment variable activates one.</summary>
/// <param name="Mutants">The mutants that compile, with the place at which each is reached.</param>
internal sealed record MutatedAssembly(string FileName, byte[] Image, IReadOnlyDictionary<Mutant, int> Mutants)
{
    /// <summary>Compiles all mutants, and drops those that do not compile.</summary>
    /// <param name="project">The path of the project file.</param>
    /// <param name="isMutated">Whether a source file is mutated, by its path from the root of the repository.</param>
    public static async Task<MutatedAssembly> CompileAsync(string project, Func<string, bool> isMutated)
    {
        var arguments = await CompilerArguments.OfAsync(project);
        var trees = arguments.SourceFiles.Select(file => Parse(arguments, File.ReadAllText(file.Path), file.Path)).ToList();
        var mutants = new Dictionary<SyntaxTree, List<Mutant>>();
        var next = 1;
        foreach (var tree in trees)
        {
            var file = Path.GetRelativePath(Repository.Root, tree.FilePath).Replace('\\', '/');
            if (!isMutated(file)) continue;
            mutants[tree] = [.. MutantFinder.In(tree, file, next)];
            next += mutants[tree].Count;
        }

        var references = arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties));
        var empty = CSharpCompilation.Create(
            arguments.CompilationName, [Parse(arguments, ActiveMutantSource(), "ActiveMutant.cs")], references,
            arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress).WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        var generators = CSharpGeneratorDriver.Create(CompilerArguments.GeneratorsOf(arguments), parseOptions: arguments.ParseOptions);
        return await EmitAsync(arguments, trees, mutants, empty, generators);
    }

    private static async Task<MutatedAssembly> EmitAsync(
        CSharpCommandLineArguments arguments, List<SyntaxTree> trees, Dictionary<SyntaxTree, List<Mutant>> mutants, CSharpCompilation empty,
        GeneratorDriver generators)
    {
        while (true)
        {
            var places = new Places();
            var files = mutants.ToDictionary(of => of.Key.FilePath, of => new MutatedFile(of.Key, of.Value, places));
            var compilation = empty.AddSyntaxTrees(
                trees.Select(tree => files.TryGetValue(tree.FilePath, out var file) ? Parse(arguments, file.Text, tree.FilePath) : tree));
            generators.RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);

            using var image = new MemoryStream();
            var resources = arguments.ManifestResources;
            var result = complete.Emit(image, manifestResources: resources);
            if (result.Success) return new MutatedAssembly($"{arguments.CompilationName}.dll", image.ToArray(), places.OfMutants);

            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            var dropped = errors.Select(error => error.Location.SourceTree is { } tree && files.TryGetValue(tree.FilePath, out var file)
                ? file.MutantAt(error.Location.SourceSpan.Start) : null).OfType<Mutant>().ToHashSet();
            if (dropped.Count == 0) throw new InvalidOperationException($"The mutated code does not compile:\n{string.Join('\n', errors.Take(20))}");
            foreach (var list in mutants.Values) list.RemoveAll(dropped.Contains);
            await Console.Error.WriteLineAsync($"{dropped.Count} mutants do not compile");
        }
    }

    private static SyntaxTree Parse(CSharpCommandLineArguments arguments, string text, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), arguments.ParseOptions, path);

    private static string ActiveMutantSource()
    {
        using var reader = new StreamReader(typeof(MutatedAssembly).Assembly.GetManifestResourceStream("ActiveMutant")!);
        return reader.ReadToEnd();
    }
}
