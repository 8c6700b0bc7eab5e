using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Checks that no two paths can match one request.</summary>
internal static class Paths
{
    public static bool IsParameter(string segment) => segment.StartsWith('{') && segment.EndsWith('}');

    public static IEnumerable<string> ParametersOf(string path) => path.Split('/').Where(IsParameter).Select(segment => segment[1..^1]);

    public static void Check(IEnumerable<Node> paths)
    {
        var templated = new List<Node>();
        foreach (var path in paths)
        {
            if (!path.Key.StartsWith('/')) path.Report($"the path '{path.Key}' must start with '/'");
            if (path.Key.Split('/').Any(segment => segment.AsSpan().ContainsAny('{', '}') && !IsParameter(segment)))
            {
                path.Report($"'{path.Key}': a parameter must fill a whole segment, as in /a/{{b}}/c");
            }

            if (!ParametersOf(path.Key).Any()) continue;
            if (templated.Find(other => Clash(other.Key, path.Key)) is { } other)
            {
                path.Report($"'{path.Key}' and '{other.Key}' can both match one request; change one of them");
            }

            templated.Add(path);
        }
    }

    private static bool Clash(string one, string other)
    {
        var (ones, others) = (one.Split('/'), other.Split('/'));
        return ones.Length == others.Length && ones.Zip(others).All(pair => pair.First == pair.Second || IsParameter(pair.First) || IsParameter(pair.Second));
    }
}
