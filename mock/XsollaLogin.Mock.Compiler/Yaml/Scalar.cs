using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace XsollaLogin.Mock.Compiler.Yaml;

internal enum ScalarKind
{
    Text,
    Null,
    Boolean,
    Number,

    /// <summary>A number in YAML that JSON would write differently.</summary>
    UnclearNumber,
}

/// <summary>A scalar with the type that the core schema of YAML 1.2 gives it: what is quoted is text, what is plain depends on its look.</summary>
internal readonly partial record struct Scalar(string Text, ScalarKind Kind)
{
    public Scalar(YamlScalarNode node)
        : this(node.Value ?? "", node.Style == ScalarStyle.Plain ? KindOf(node.Value ?? "") : ScalarKind.Text)
    {
    }

    public bool IsTrue => Kind == ScalarKind.Boolean && Text[0] is 't' or 'T';

    private static ScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when JsonNumber().IsMatch(plain) => ScalarKind.Number,
        _ when YamlNumber().IsMatch(plain) => ScalarKind.UnclearNumber,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex YamlNumber();
}
