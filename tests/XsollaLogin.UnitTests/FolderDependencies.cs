using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XsollaLogin.UnitTests;

/// <summary>The uses between the folders of one project: usings, of which the build leaves no unused one, and names of types.</summary>
internal sealed class FolderDependencies
{
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<SyntaxTree, string> _folders;
    private readonly ILookup<string, string> _foldersOfNamespaces;
    private readonly HashSet<string> _names;

    public FolderDependencies(string project)
        : this(
            Sources.Of(project).ToDictionary(file => Path.GetRelativePath(project, file), File.ReadAllText),
            Sources.GeneratedFor(project).Select(File.ReadAllText))
    {
    }

    /// <param name="files">The path and the text of each file.</param>
    /// <param name="generated">The text of each file that the build generates; it belongs to the folder of its namespace.</param>
    public FolderDependencies(IReadOnlyDictionary<string, string> files, IEnumerable<string> generated)
    {
        _folders = files.ToDictionary(file => Parse(file.Value, Path.GetFileName(file.Key)), file => FolderOf(file.Key));
        // Names of the project are found without its packages.
        _compilation = CSharpCompilation.Create("project", [.. _folders.Keys, .. generated.Select(text => Parse(text, "generated code"))]);
        _foldersOfNamespaces = _folders.Select(file => (Namespace: NamespaceOf(file.Key), Folder: file.Value)).Distinct()
            .ToLookup(pair => pair.Namespace, pair => pair.Folder);
        _names = [.. Declared<BaseTypeDeclarationSyntax>(type => [type.Identifier.ValueText]),
            .. Declared<DelegateDeclarationSyntax>(type => [type.Identifier.ValueText]),
            .. Declared<BaseNamespaceDeclarationSyntax>(space => space.Name.ToString().Split('.'))];
    }

    /// <summary>The folders that use each other, directly or through others, with one use from each folder to each other.</summary>
    public IEnumerable<string> Circles()
    {
        var uses = _compilation.SyntaxTrees.SelectMany(Uses).DistinctBy(use => (use.From, use.To)).ToLookup(use => use.From);
        var reached = uses.ToDictionary(folder => folder.Key, folder => ReachedFrom(folder.Key, uses));
        return from folder in reached.Keys.Order(StringComparer.Ordinal)
               let circle = reached[folder].Where(other => reached.GetValueOrDefault(other)?.Contains(folder) ?? false).Order(StringComparer.Ordinal).ToList()
               where circle.FirstOrDefault() == folder
               let examples = circle.SelectMany(member => uses[member]).Where(use => circle.Contains(use.To)).Select(use => use.Example)
               select $"{string.Join(" and ", circle)}: {string.Join(", ", examples)}";
    }

    private static SyntaxTree Parse(string text, string name) => CSharpSyntaxTree.ParseText(text, path: name);

    private static string FolderOf(string file) => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".";

    private static string NamespaceOf(SyntaxTree tree) => NamespaceAt(tree.GetRoot().DescendantNodes().LastOrDefault());

    private static string NamespaceAt(SyntaxNode? node) => node?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? "";

    private static HashSet<string> ReachedFrom(string start, ILookup<string, Use> uses)
    {
        var reached = new HashSet<string>();
        var left = new Stack<string>([start]);
        while (left.TryPop(out var folder))
        {
            foreach (var use in uses[folder].Where(use => reached.Add(use.To))) left.Push(use.To);
        }

        return reached;
    }

    private IEnumerable<string> Declared<T>(Func<T, string[]> names)
        where T : SyntaxNode => _compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<T>()).SelectMany(names);

    private IEnumerable<Use> Uses(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        return from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
               where _names.Contains(name.Identifier.ValueText)
               let here = FolderAt(name)
               where here is not null
               from symbol in Find(model, name)
               let folders = symbol is INamespaceSymbol space ? FoldersOfUsing(space, name) : FoldersOf(symbol)
               where !folders.Contains(here)
               from folder in folders
               select new Use(here, folder, $"{tree.FilePath} uses {symbol.Name}");
    }

    /// <summary>The types and namespaces that a name can mean. A member of a value is neither.</summary>
    private static IEnumerable<INamespaceOrTypeSymbol> Find(SemanticModel model, SimpleNameSyntax name)
    {
        // From outside the member: to look from inside, the compiler would bind all its code.
        var place = name.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not BaseNamespaceDeclarationSyntax)?.SpanStart ?? name.SpanStart;
        IEnumerable<INamespaceOrTypeSymbol?> containers = name.Parent switch
        {
            QualifiedNameSyntax { Left: var left } whole when whole.Right == name => FindLast(left),
            MemberAccessExpressionSyntax { Expression: var left } whole when whole.Name == name => FindLast(left),
            AliasQualifiedNameSyntax whole when whole.Name == name => [model.Compilation.GlobalNamespace],
            _ => [null],
        };
        return containers.SelectMany(container => model.LookupNamespacesAndTypes(place, container, name.Identifier.ValueText)).OfType<INamespaceOrTypeSymbol>();

        IEnumerable<INamespaceOrTypeSymbol?> FindLast(ExpressionSyntax left) => left switch
        {
            SimpleNameSyntax simple => Find(model, simple),
            QualifiedNameSyntax qualified => Find(model, qualified.Right),
            AliasQualifiedNameSyntax aliased => Find(model, aliased.Name),
            MemberAccessExpressionSyntax access => Find(model, access.Name),
            _ => [],
        };
    }

    /// <summary>The folder of a namespace in a using.</summary>
    private List<string> FoldersOfUsing(INamespaceSymbol space, SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null, NamespaceOrType: var whole } && whole.ToString() == space.ToDisplayString()
        && _foldersOfNamespaces[space.ToDisplayString()].ToList() is [var only] ? [only] : [];

    private List<string> FoldersOf(INamespaceOrTypeSymbol type) =>
        [.. type.DeclaringSyntaxReferences.Select(place => FolderAt(place.GetSyntax())).OfType<string>().Distinct()];

    private string? FolderAt(SyntaxNode node) =>
        _folders.GetValueOrDefault(node.SyntaxTree) ?? _foldersOfNamespaces[NamespaceAt(node)].MinBy(folder => folder.Length);

    private sealed record Use(string From, string To, string Example);
}
