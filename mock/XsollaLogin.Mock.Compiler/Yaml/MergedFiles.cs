using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>
/// Reads YAML files into one tree. Several files may add to <c>paths</c> and to each section of <c>components</c>; any other key in two files is a problem.
/// </summary>
internal sealed class MergedFiles(Problems problems)
{
    private const string Paths = "paths";
    private const string Components = "components";

    private readonly Dictionary<YamlNode, string> _fileOf = new(ReferenceEqualityComparer.Instance);
    private readonly YamlMappingNode _root = [];

    /// <summary>Returns the tree; null: a file cannot be read.</summary>
    public YamlNode? Read(IReadOnlyList<string> files)
    {
        var read = 0;
        foreach (var file in files)
        {
            if (Load(file) is not { } root) continue;
            read++;
            foreach (var node in root.AllNodes) _fileOf[node] = file;
            if (files.Count == 1) return root;
            if (root is YamlMappingNode map) Merge(_root, map, []);
            else problems.Add(file, 1, 1, "the file must hold a YAML mapping");
        }

        _fileOf.TryAdd(_root, files[0]);
        return read == files.Count ? _root : null;
    }

    public void Report(YamlNode node, string message) => problems.Add(_fileOf[node], node.Start.Line, node.Start.Column, message);

    private void Merge(YamlMappingNode target, YamlMappingNode source, string[] at)
    {
        foreach (var (key, value) in source.Children)
        {
            string[] here = [.. at, key.ToString()];
            var isShared = IsShared(here) && value is YamlMappingNode;
            if (!target.Children.TryGetValue(key, out var known)) target.Add(key, known = isShared ? Empty(_fileOf[value]) : value);
            else if (!isShared || known is not YamlMappingNode)
                Report(key, $"'{key}'{Under(at)} is also in {DefinedIn(known)}; keep it in one of the two files");
            if (isShared && known is YamlMappingNode both) Merge(both, (YamlMappingNode)value, here);
        }
    }

    /// <summary>Whether several files may add to the mapping.</summary>
    private static bool IsShared(string[] at) => at is [Paths] or [Components] or [Components, _];

    private YamlMappingNode Empty(string file)
    {
        var empty = new YamlMappingNode();
        _fileOf[empty] = file;
        return empty;
    }

    private static string Under(string[] at) => at is [] ? "" : $" of {string.Join('/', at)}";

    private string DefinedIn(YamlNode node) => Path.GetFileName(_fileOf[node]);

    private YamlNode? Load(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents is [var only]) return only.RootNode;
            problems.Add(path, 1, 1, "the file must hold exactly one YAML document");
        }
        catch (YamlException e)
        {
            problems.Add(path, e.Start.Line, e.Start.Column, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, 1, 1, e.Message);
        }
        catch (InvalidOperationException)
        {
            problems.Add(path, 1, 1, "the YAML is not valid, at an unknown position; look for a bracket that is not closed");
        }

        return null;
    }
}
