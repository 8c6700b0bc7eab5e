using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Model;

/// <summary>The parts of the contract that the mock needs.</summary>
internal sealed record Contract(
    string BasePath,
    IReadOnlyList<DeclaredOperation> Operations,
    DeclaredAnswer UnknownPath,
    DeclaredAnswer UnknownMethod);

/// <summary>One operation of the contract.</summary>
/// <param name="Path">The complete path, including the base path.</param>
/// <param name="Replay">The first example of its first success.</param>
/// <param name="ErrorTemplate">The answer to a request that breaks the contract.</param>
internal sealed record DeclaredOperation(
    string Id,
    string Method,
    string Path,
    IReadOnlyList<Parameter> Parameters,
    Body? Body,
    DeclaredSecurity? Security,
    IReadOnlyList<DeclaredResponse> Responses,
    IReadOnlyList<DeclaredAnswer> Answers,
    DeclaredAnswer Replay,
    DeclaredErrorTemplate ErrorTemplate)
{
    public IEnumerable<DeclaredField> In(string place) => Parameters.Where(p => p.In == place).Select(p => p.Field);
}

/// <summary>A parameter and its place: path, query or header.</summary>
internal sealed record Parameter(string In, DeclaredField Field);

/// <summary>The body of a request.</summary>
internal sealed record Body(string MediaType, bool Required, DeclaredSchema Schema)
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public bool IsForm => MediaType == Form;
}

/// <summary>The requirement of a bearer token.</summary>
/// <param name="ViolationExample">Name of the example that is returned for a request without a token; null: the general validation error.</param>
internal sealed record DeclaredSecurity(string? ViolationExample);

/// <summary>A named value: a parameter or a property.</summary>
internal sealed record DeclaredField(string Key, string Name, bool Required, DeclaredSchema Schema);

/// <summary>A schema of the contract.</summary>
/// <param name="Name">The name of its component, or of the property that has the schema.</param>
internal sealed record DeclaredSchema(string Name)
{
    public string Type { get; init; } = "any";
    public string? Format { get; init; }
    public bool Nullable { get; init; }
    public bool EmptyArray { get; init; }

    public bool BooleanText { get; init; }
    public bool Secret { get; init; }
    public string? ViolationExample { get; init; }
    public IReadOnlyList<string> Enum { get; init; } = [];
    public string? Pattern { get; init; }

    /// <summary>The limits by keyword, such as minLength or maximum.</summary>
    public IReadOnlyList<(string Keyword, long Value)> Limits { get; init; } = [];

    public IReadOnlyList<DeclaredField> Properties { get; init; } = [];
    public bool AdditionalProperties { get; init; }
    public DeclaredSchema? Items { get; init; }
    public IReadOnlyList<DeclaredSchema> OneOf { get; init; } = [];

    /// <summary>The examples that this schema and its nested schemas name for their violations.</summary>
    public IEnumerable<string> Violations => Inner.SelectMany(schema => schema.Violations).Concat(ViolationExample is null ? [] : [ViolationExample]);

    /// <summary>The names of its properties, including nested ones.</summary>
    public IEnumerable<string> Members => Properties.Select(property => property.Name).Concat(Inner.SelectMany(schema => schema.Members));

    /// <summary>The enum values of this schema and its nested schemas.</summary>
    public IEnumerable<string> Values => Enum.Concat(Inner.SelectMany(schema => schema.Values));

    private IEnumerable<DeclaredSchema> Inner => Properties.Select(property => property.Schema).Concat(OneOf).Append(Items).OfType<DeclaredSchema>();
}

/// <summary>One documented answer.</summary>
internal sealed record DeclaredAnswer(string Name, int Status, IReadOnlyList<Header> Headers, Content? Content);

/// <summary>The body of an answer.</summary>
internal sealed record Content(string Type, string Json, Node Value);

/// <summary>The rules for all answers with one status.</summary>
/// <param name="ContentType">The content type; null if the answers have no body.</param>
/// <param name="Required">The headers that every answer has.</param>
internal sealed record DeclaredResponse(int Status, string? ContentType, DeclaredSchema? Schema, IReadOnlyList<string> Required);

/// <summary>A header of an answer.</summary>
internal sealed record Header(string Name, string Value);

/// <summary>An error answer whose description is replaced by the violations of a request.</summary>
internal sealed record DeclaredErrorTemplate(DeclaredAnswer Answer, string Before, string After);
