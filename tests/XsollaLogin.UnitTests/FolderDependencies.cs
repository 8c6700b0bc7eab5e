using System.Text.RegularExpressions;

namespace XsollaLogin.UnitTests;

/// <summary>The uses between the folders of one project, read from usings and from type names that need no using.</summary>
internal sealed partial class FolderDependencies
{
    private readonly List<SourceFile> _files;
    private readonly ILookup<string, SourceFile> _types;

    public FolderDependencies(string project)
    {
        _files = [.. SourceFile.In(project)];
        _types = _files.SelectMany(file => file.Types.Select(type => (type, file))).ToLookup(pair => pair.type, pair => pair.file);
    }

    /// <summary>The pairs of folders that use each other, each with a use in both directions.</summary>
    public IEnumerable<string> Circles()
    {
        var uses = _files.SelectMany(Uses).ToLookup(use => (use.From, use.To), use => use.Example);
        return from pair in uses
               where string.CompareOrdinal(pair.Key.From, pair.Key.To) < 0 && uses.Contains((pair.Key.To, pair.Key.From))
               select $"{pair.Key.From} and {pair.Key.To}: {pair.First()}, {uses[(pair.Key.To, pair.Key.From)].First()}";
    }

    private IEnumerable<(string From, string To, string Example)> Uses(SourceFile file) =>
        from word in file.Words
        from target in _types[word]
        where target.Folder != file.Folder && file.Sees(target.Namespace)
        select (file.Folder, target.Folder, $"{file.Name} uses {word}");

    private sealed partial class SourceFile(string folder, string path)
    {
        private readonly string _code = Text().Replace(Comment().Replace(File.ReadAllText(path), ""), "");

        public string Folder => folder;

        public string Name => Path.GetFileName(path);

        public string Namespace => NamespaceOf().Match(_code).Groups[1].Value;

        public IEnumerable<string> Types => Declaration().Matches(_code).Select(match => match.Groups[1].Value);

        public IEnumerable<string> Words => Word().Matches(_code).Select(match => match.Value).Distinct();

        public static IEnumerable<SourceFile> In(string project) =>
            from path in Sources.Of(project)
            select new SourceFile(Path.GetRelativePath(project, Path.GetDirectoryName(path)!), path);

        /// <summary>A namespace is visible by its using, and from the namespaces inside it.</summary>
        public bool Sees(string other) =>
            $"{Namespace}.".StartsWith($"{other}.", StringComparison.Ordinal) || Using().Matches(_code).Any(match => match.Groups[1].Value == other);

        [GeneratedRegex("//.*")]
        private static partial Regex Comment();

        [GeneratedRegex(@"""(\\.|[^""\\\n])*""")]
        private static partial Regex Text();

        [GeneratedRegex(@"(?m)^namespace ([\w.]+)")]
        private static partial Regex NamespaceOf();

        [GeneratedRegex(@"(?m)^using (?:static )?([\w.]+);")]
        private static partial Regex Using();

        [GeneratedRegex(@"(?m)^(?:public|internal)[\w ]*? (?:class|record struct|record|struct|enum|interface|delegate [\w<>?]+) (\w+)")]
        private static partial Regex Declaration();

        [GeneratedRegex(@"\b[A-Z]\w*")]
        private static partial Regex Word();
    }
}
