namespace XsollaLogin.Mock.Compiler.Model;

/// <summary>A named value: a parameter or a property.</summary>
internal sealed record Field(string Key, string Name, bool Required, Schema Schema);

/// <param name="Name">The name of its component, or of the property that holds it.</param>
internal sealed record Schema(string Name)
{
    public string Type { get; init; } = "any";
    public string? Format { get; init; }
    public bool Nullable { get; init; }
    public bool Secret { get; init; }
    public string? Violation { get; init; }
    public IReadOnlyList<string> Enum { get; init; } = [];
    public string? Pattern { get; init; }

    /// <summary>By keyword: minLength, maximum and the like.</summary>
    public IReadOnlyList<(string Keyword, long Value)> Limits { get; init; } = [];

    public IReadOnlyList<Field> Properties { get; init; } = [];
    public bool AdditionalProperties { get; init; }
    public Schema? Items { get; init; }
    public IReadOnlyList<Schema> OneOf { get; init; } = [];

    /// <summary>The examples that this schema and those inside it name for their violations.</summary>
    public IEnumerable<string> Violations =>
        Properties.Select(p => p.Schema).Concat(OneOf).Append(Items).OfType<Schema>().SelectMany(s => s.Violations).Concat(Violation is null ? [] : [Violation]);
}
