using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads the whole contract from its document.</summary>
internal sealed class ContractReader(Document document)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly string[] PathKeys = ["parameters", "summary", "description"];

    private readonly Node _root = document.Root;

    public Contract? Read()
    {
        var basePath = BasePath();
        var operations = Operations(basePath).ToList();
        var unknownPath = Fallback("unknownPath");
        var unknownMethod = Fallback("unknownMethod");
        Paths.Check(_root["paths"]?.Entries ?? []);

        if (operations.Count == 0) _root.Report("the contract has no operation");
        return unknownPath is null || unknownMethod is null ? null : new Contract(basePath, operations, unknownPath, unknownMethod);
    }

    private string BasePath()
    {
        var url = _root.Require("servers")?.Items.FirstOrDefault()?.Require("url");
        if (Uri.TryCreate(url?.Text, UriKind.Absolute, out var uri)) return uri.AbsolutePath.TrimEnd('/');
        url?.Report("the first server must be an absolute URL; the mock uses its path as base path");
        return "";
    }

    private IEnumerable<DeclaredOperation> Operations(string basePath)
    {
        var reader = new OperationReader(_root, basePath);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in _root.Require("paths")?.Entries ?? [])
        {
            path.AllowOnly("a path", [.. Methods, .. PathKeys]);
            foreach (var node in path.Entries.Where(entry => Methods.Contains(entry.Key)))
            {
                if (node.TextOf("operationId") is { } id && !ids.Add(id))
                    node.Report($"another operation has the operationId '{id}', too; operationIds must be unique, ignoring case");
                if (reader.Read(path, node) is { } operation) yield return operation;
            }
        }
    }

    private DeclaredAnswer? Fallback(string name)
    {
        if (_root.Require("x-fallbacks")?.Require(name) is not { } fallback) return null;
        if (fallback.Require("status") is not { } status || fallback.Require("response") is not { } response) return null;
        return AnswerReader.Read(response, status) is [var first, ..] ? first : null;
    }
}
