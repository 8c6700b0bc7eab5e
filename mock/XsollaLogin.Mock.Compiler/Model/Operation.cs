namespace XsollaLogin.Mock.Compiler.Model;

/// <param name="Path">Complete, with the base path.</param>
/// <param name="Replay">The first example of its first success.</param>
/// <param name="Refusal">What answers a request that breaks the contract.</param>
internal sealed record Operation(
    string Id,
    string Method,
    string Path,
    IReadOnlyList<Parameter> Parameters,
    Body? Body,
    Security? Security,
    IReadOnlyList<Response> Responses,
    IReadOnlyList<Answer> Answers,
    Answer Replay,
    Refusal Refusal)
{
    public IEnumerable<Field> In(string place) => Parameters.Where(p => p.In == place).Select(p => p.Field);
}

internal sealed record Parameter(string In, Field Field);

internal sealed record Body(string MediaType, bool Required, Schema Schema)
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public bool IsForm => MediaType == Form;
}

/// <param name="Violation">The example that answers a request without a token; null: the general one.</param>
internal sealed record Security(string? Violation);
