using YamlDotNet.RepresentationModel;

namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>The contract or the document of the admin endpoints, as a tree whose references are followed.</summary>
internal sealed class Document
{
    private const int LongestChain = 16;
    private readonly YamlNode _root;
    private readonly MergedFiles _files;
    private readonly bool _followsReferences;

    private Document(YamlNode root, MergedFiles files, Problems problems, bool followsReferences) =>
        (_root, _files, Problems, _followsReferences) = (root, files, problems, followsReferences);

    public Problems Problems { get; }

    public Node Root => new(_root, "", "", this);

    /// <summary>The root of the document without following references.</summary>
    public Node Verbatim => new Document(_root, _files, Problems, followsReferences: false).Root;

    public static Document? Load(IReadOnlyList<string> files, Problems problems)
    {
        var merged = new MergedFiles(problems);
        if (merged.Read(files) is not { } root) return null;
        var document = new Document(root, merged, problems, followsReferences: true);
        document.CheckReferences();
        return document;
    }

    public void Report(YamlNode node, string message) => _files.Report(node, message);

    /// <summary>Follows <c>$ref</c> to its target; null if there is no target.</summary>
    public Node? Resolve(YamlNode node, string key) => Resolve(node, key, key, LongestChain);

    private Node? Resolve(YamlNode node, string key, string name, int left)
    {
        if (!IsReference(node, out var pointer)) return new Node(node, key, name, this);
        return left > 0 && Find(pointer) is { } target ? Resolve(target, key, Unescape(pointer[(pointer.LastIndexOf('/') + 1)..]), left - 1) : null;
    }

    private bool IsReference(YamlNode node, out string pointer)
    {
        var found = _followsReferences && node is YamlMappingNode map && map.Children.TryGetValue("$ref", out var value) ? value as YamlScalarNode : null;
        pointer = found?.Value ?? "";
        return found is not null;
    }

    private YamlNode? Find(string pointer)
    {
        if (!pointer.StartsWith("#/", StringComparison.Ordinal)) return null;
        var at = _root;
        foreach (var segment in pointer[2..].Split('/'))
        {
            if (at is not YamlMappingNode map || !map.Children.TryGetValue(Unescape(segment), out at)) return null;
        }

        return at;
    }

    private static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private void CheckReferences()
    {
        foreach (var node in _root.AllNodes.OfType<YamlMappingNode>())
        {
            if (!IsReference(node, out var pointer)) continue;
            if (Resolve(node, "") is null)
                Report(node, $"'$ref: {pointer}' has no target; it must name a node of this file, such as '#/components/schemas/Name'");
            if (node.Children.Count > 1) Report(node, "other keys beside '$ref' are ignored; move them to the target of the reference");
        }
    }
}
