using System.Globalization;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Checks values that are sent as text: in the path, the query, the headers or a form.</summary>
internal static class ParameterRules
{
    private const int ShortText = 256;

    /// <summary>Checks pairs of a query or a form. Of a repeated name, the first counts; undeclared names are ignored.</summary>
    public static void CheckPairs(ReadOnlySpan<char> pairs, Field[] declared, string place, ref Violations violations)
    {
        Span<Range> found = stackalloc Range[declared.Length];
        found.Clear();
        foreach (var pair in pairs.Split('&'))
        {
            var text = pairs[pair];
            var equals = text.IndexOf('=');
            if (equals <= 0) continue;
            var index = IndexOf(declared, text[..equals]);
            if (index >= 0 && found[index].Equals(default)) found[index] = (pair.Start.Value + equals + 1)..pair.End.Value;
        }

        for (var i = 0; i < declared.Length; i++) CheckEncoded(pairs[found[i]], declared[i], place, ref violations);
    }

    public static void CheckPath(ReadOnlySpan<char> path, Operation operation, ref Violations violations)
    {
        if (operation.InPath is []) return;
        var segments = path.Split('/');
        var next = 0;
        foreach (var segment in operation.Path.AsSpan().Split('/'))
        {
            segments.MoveNext();
            if (!Route.IsParameter(operation.Path.AsSpan(segment))) continue;
            var field = operation.InPath[next++];
            Check(path[segments.Current], field, new Element(null, field.Name, "path"), ref violations);
        }
    }

    public static void CheckHeaders(IHeaderDictionary headers, Field[] declared, ref Violations violations)
    {
        foreach (var field in declared)
        {
            string? value = headers[field.Name] is [var first, ..] ? first : null;
            Check(value, field, new Element(null, field.Name, "header"), ref violations);
        }
    }

    private static int IndexOf(Field[] declared, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < declared.Length; i++)
        {
            if (Pairs.IsNamed(name, declared[i].Name)) return i;
        }

        return -1;
    }

    private static void CheckEncoded(ReadOnlySpan<char> value, Field field, string place, ref Violations violations)
    {
        var element = new Element(null, field.Name, place);
        if (!PercentEncoding.IsUsedIn(value))
        {
            Check(value, field, element, ref violations);
            return;
        }

        var decoded = value.Length <= ShortText ? stackalloc char[ShortText] : new char[value.Length];
        if (PercentEncoding.TryDecode(value, decoded, out var length)) Check(decoded[..length], field, element, ref violations);
        else violations.Add(element, "encoding", "must be percent-encoded UTF-8", field.Schema.ViolationExample);
    }

    private static void Check(ReadOnlySpan<char> text, Field field, in Element element, ref Violations violations)
    {
        var schema = field.Schema;
        if (text.IsEmpty)
        {
            if (field.Required) violations.Add(element, "required", "is required", schema.ViolationExample);
        }
        else if (schema.Type == SchemaType.String)
        {
            TextRules.Check(text, schema, element, ref violations);
        }
        else if (schema.Type == SchemaType.Boolean)
        {
            if (text is not ("true" or "false")) AddType("boolean", text, schema, element, ref violations);
        }
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && NumberRules.Fits(number, schema))
        {
            NumberRules.Check(number, schema, element, ref violations);
        }
        else
        {
            AddType(NumberRules.TypeOf(schema), text, schema, element, ref violations);
        }
    }

    private static void AddType(string type, ReadOnlySpan<char> text, Schema schema, in Element element, ref Violations violations)
    {
        var echo = schema.Secret ? "" : $": \"{Echo.Of(text)}\"";
        violations.Add(element, "type", $"must be of type {type}{echo}", schema.ViolationExample);
    }
}

/// <summary>Checks a whole number from any part of a request.</summary>
internal static class NumberRules
{
    public static string TypeOf(Schema schema) => schema.Int32 ? "int32" : "int64";

    public static bool Fits(long number, Schema schema) => !schema.Int32 || number is >= int.MinValue and <= int.MaxValue;

    public static void Check(long number, Schema schema, in Element element, ref Violations violations)
    {
        if (number < schema.Minimum) violations.Add(element, "minimum", $"should be greater than or equal to {schema.Minimum}", schema.ViolationExample);
        if (number > schema.Maximum) violations.Add(element, "maximum", $"should be less than or equal to {schema.Maximum}", schema.ViolationExample);
    }
}
