namespace XsollaLogin.UnitTests.Compiler;

/// <summary>The smallest contract that the compiler accepts.</summary>
internal static class SmallContract
{
    /// <param name="schema">The schema of the request body, in flow style.</param>
    /// <param name="value">An example of an answer, as YAML.</param>
    /// <param name="other">The schema of the body of a second operation; empty: there is none.</param>
    public static string With(string schema = "{type: object, additionalProperties: true}", string value = "text", string other = "") => $$"""
        openapi: 3.0.3
        info: {title: Small, version: 1.0.0}
        servers: [{url: 'https://login.example.com/api'}]
        x-violation: Invalid
        x-fallbacks:
          unknownPath: {status: '404', response: {$ref: '#/components/responses/Unknown'} }
          unknownMethod: {status: '405', response: {$ref: '#/components/responses/Unknown'} }
        paths:
        {{Operation("first", schema, value)}}
        {{(other is "" ? "" : Operation("second", other, value))}}
        components:
          responses:
            Unknown: {description: Unknown., content: {application/json: {schema: {{Open}}, examples: {Unknown: {value: {a: b} } } } } }
        """;

    private const string Open = "{type: object, additionalProperties: true}";

    private static string Operation(string id, string schema, string value) => $$"""
          /{{id}}:
            post:
              operationId: {{id}}
              requestBody: {required: true, content: {application/json: {schema: {{schema}} } } }
              responses:
                '200': {description: Done., content: {application/json: {schema: {{Open}}, examples: {Done: {value: {member: {{value}}} } } } } }
                '422':
                  description: Invalid.
                  content: {application/json: {schema: {{Open}}, examples: {Invalid: {value: {error: {description: a} } } } } }
        """;
}
