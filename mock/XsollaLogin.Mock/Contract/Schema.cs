using System.Text;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Contract;

internal enum SchemaType
{
    Any,
    String,
    Integer,
    Boolean,
    Object,
    Array,
}

/// <summary>What a value must be; limits that the contract does not set are such that nothing breaks them.</summary>
internal sealed class Schema
{
    public required SchemaType Type { get; init; }

    public bool Nullable { get; init; }

    /// <summary>The value must not be repeated to anybody.</summary>
    public bool Secret { get; init; }

    /// <summary>The example that answers a request in which nothing else is wrong; null: the general one.</summary>
    public string? Violation { get; init; }

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

    /// <summary>Exactly one of these has to fit.</summary>
    public Schema[] OneOf { get; init; } = [];

    public bool LimitsText => MinLength > 0 || MaxLength < int.MaxValue || Pattern is not null || Enum is not [];
}

internal sealed class Pattern(string source, Func<Regex> make)
{
    /// <summary>As the contract writes it.</summary>
    public string Source => source;

    /// <summary>Made when the first value is held against it.</summary>
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
