using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads the parameters of operations.</summary>
internal sealed class ParameterReader(SchemaReader schemas)
{
    /// <summary>Reads the parameters of an operation and of its path; path parameters are in the order of the path.</summary>
    public List<Parameter> Read(Node path, Node operation)
    {
        var parameters = new List<Parameter>();
        foreach (var node in (operation["parameters"]?.Items ?? []).Concat(path["parameters"]?.Items ?? []))
        {
            if (Read(node) is { } parameter && !parameters.Any(p => p.In == parameter.In && p.Field.Name == parameter.Field.Name)) parameters.Add(parameter);
        }

        var inPath = Paths.ParametersOf(path.Key).ToList();
        if (!inPath.Order().SequenceEqual(parameters.Where(p => p.In == "path").Select(p => p.Field.Name).Order()))
        {
            operation.Report($"the parameters in '{path.Key}' and the declared parameters with 'in: path' must be the same");
        }

        return [.. parameters.OrderBy(p => inPath.IndexOf(p.Field.Name))];
    }

    /// <summary>Whether a value of the schema is written as plain text.</summary>
    public static bool IsText(DeclaredSchema schema) => schema.Type is "string" or "integer" or "boolean";

    private Parameter? Read(Node node)
    {
        // A parameter without an effect is accepted with any value, so that there is nothing to check.
        if (node.Flag("x-ignored")) return null;
        node.AllowOnly("a parameter", "name", "in", "required", "schema", "description", "example", "examples", "deprecated");
        if (node.Require("name")?.Text is not { } name || node.Require("in") is not { } place || node.Require("schema") is not { } schema) return null;
        if (place.Text is not ("query" or "path" or "header")) place.Report($"the mock reads parameters in query, path and header only, not in '{place.Text}'");

        var type = schemas.Read(schema);
        if (!IsText(type)) schema.Report("the mock reads parameters of type string, integer and boolean only");
        type = type with
        {
            Name = schema.Key == schema.Name ? node.Name : schema.Name,
            Secret = type.Secret || node.Flag("x-secret"),
            ViolationExample = node.TextOf("x-violation") ?? type.ViolationExample,
        };
        return new Parameter(place.Text ?? "", new DeclaredField(node.Name, name, node.Flag("required"), type));
    }
}
