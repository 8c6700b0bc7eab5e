using System.Text;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Contract;

/// <summary>The type of a value.</summary>
internal enum SchemaType
{
    Any,
    String,
    Integer,
    Boolean,
    Object,
    Array,
}

/// <summary>Validation rules of a value. The defaults impose no limit.</summary>
internal sealed class Schema
{
    public required SchemaType Type { get; init; }

    public bool Nullable { get; init; }

    /// <summary>Whether an empty array is accepted in place of an object.</summary>
    public bool EmptyArray { get; init; }

    /// <summary>Whether the texts true and false are accepted in place of a boolean.</summary>
    public bool BooleanText { get; init; }

    /// <summary>Whether the value is a secret, which is masked in output unless secrets are shown.</summary>
    public bool Secret { get; init; }

    /// <summary>Name of the example that is returned if every violation of the request names it; null: the general validation error.</summary>
    public string? ViolationExample { get; init; }

    public string[] Enum { get; init; } = [];

    public Pattern? Pattern { get; init; }

    public int MinLength { get; init; }

    public int MaxLength { get; init; } = int.MaxValue;

    public bool Int32 { get; init; }

    public long Minimum { get; init; } = long.MinValue;

    public long Maximum { get; init; } = long.MaxValue;

    public int MinProperties { get; init; }

    public int MaxProperties { get; init; } = int.MaxValue;

    public Field[] Properties { get; init; } = [];

    public bool AdditionalProperties { get; init; }

    public Schema? Items { get; init; }

    /// <summary>The alternatives; the value must match exactly one. Empty if unused.</summary>
    public Schema[] OneOf { get; init; } = [];

    /// <summary>Whether the schema has rules for the content of a string.</summary>
    public bool LimitsText => MinLength > 0 || MaxLength < int.MaxValue || Pattern is not null || Enum is not [];
}

/// <summary>A regular expression of the contract.</summary>
internal sealed class Pattern(string source, Func<Regex> make)
{
    /// <summary>The pattern as written in the contract.</summary>
    public string Source => source;

    /// <summary>The compiled pattern, created on first use.</summary>
    public Regex Regex => field ??= make();
}

/// <summary>A named value: a parameter or a property.</summary>
internal sealed class Field(string name, bool required, Schema schema)
{
    public string Name => name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public bool Required => required;

    public Schema Schema => schema;
}
