using XsollaLogin.BlackBoxTests.Asking;
using YamlDotNet.RepresentationModel;

namespace XsollaLogin.BlackBoxTests.Reporting;

/// <summary>Where in contract/openapi.yaml a promise stands.</summary>
public static class ContractLines
{
    private const string Contract = "contract/openapi.yaml";

    private static readonly YamlMappingNode Root = Read();

    /// <summary>The line of the expected response (the first, where there are several), or of the operation where no response is expected: "contract/openapi.yaml:412".</summary>
    public static string Of(Check check)
    {
        if (check.Operation is not { } operation) return At(Root, "x-fallbacks", check.Owner);
        string[] toOperation = ["paths", operation.Path, operation.Method.Method.ToLowerInvariant()];
        return check.Expected is [{ Status: var status }, ..] ? At(Root, [.. toOperation, "responses", $"{(int)status}"]) : At(Root, toOperation);
    }

    private static string At(YamlMappingNode node, params ReadOnlySpan<string> path)
    {
        var line = 0L;
        foreach (var name in path)
        {
            var (key, value) = node.Children.Single(child => ((YamlScalarNode)child.Key).Value == name);
            (line, node) = (key.Start.Line, (value as YamlMappingNode)!);
        }

        return $"{Contract}:{line}";
    }

    private static YamlMappingNode Read()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Repository.PathOf(Contract));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }
}
