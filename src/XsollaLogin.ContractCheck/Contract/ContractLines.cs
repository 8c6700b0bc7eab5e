using YamlDotNet.RepresentationModel;

namespace XsollaLogin.ContractCheck.Contract;

/// <summary>Finds the line of a response or an operation in the text of the contract.</summary>
internal static class ContractLines
{
    private static readonly YamlMappingNode Root = Read();

    /// <summary>Returns the file and line of a response of an operation, such as "contract/openapi.yaml:412".</summary>
    /// <param name="status">The status of the response; null: the line of the operation.</param>
    public static string Of(ContractOperation operation, HttpStatusCode? status)
    {
        string[] path = ["paths", operation.Path, operation.Method.Method.ToLowerInvariant()];
        return At(status is null ? path : [.. path, "responses", $"{(int)status}"]);
    }

    /// <summary>Returns the file and line of the answer to an unknown path or method.</summary>
    public static string OfFallback(string name) => At(["x-fallbacks", name]);

    private static string At(string[] path)
    {
        var (line, node) = (0L, Root);
        foreach (var name in path)
        {
            var (key, value) = node.Children.Single(child => ((YamlScalarNode)child.Key).Value == name);
            (line, node) = (key.Start.Line, (value as YamlMappingNode)!);
        }

        return $"contract/openapi.yaml:{line}";
    }

    private static YamlMappingNode Read()
    {
        var yaml = new YamlStream();
        using var text = ContractDocument.OpenText();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }
}
