namespace XsollaLogin.UnitTests.Compiler;

/// <summary>The smallest admin document that the compiler accepts.</summary>
internal static class SmallAdmin
{
    public static (string Name, string Text) Root => With("name: {type: string, description: The name.}");

    /// <param name="setting">A setting of a project, as YAML.</param>
    /// <param name="schemas">More schemas, as lines of YAML.</param>
    public static (string Name, string Text) With(string setting, params string[] schemas) => ("admin.yaml", $$"""
        openapi: 3.0.3
        components:
          schemas:
            Settings: {type: object, description: The settings., properties: { {{setting}} } }
            ScriptedAnswer: {type: object, description: An answer., properties: {operation: {type: string, description: The operation.} } }
        {{string.Join('\n', schemas.Select(schema => $"    {schema}"))}}
        """);
}
