namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Checks a string from any part of a request.</summary>
internal static class TextRules
{
    public static void Check(ReadOnlySpan<char> text, Schema schema, in Element element, ref Violations violations)
    {
        if (!schema.LimitsText) return;
        var length = CodePoints(text);
        if (length < schema.MinLength) violations.Add(element, "minLength", $"should be at least {schema.MinLength} chars long", schema.ViolationExample);
        if (length > schema.MaxLength) violations.Add(element, "maxLength", $"should be at most {schema.MaxLength} chars long", schema.ViolationExample);
        if (schema.Pattern is { } pattern && !pattern.Regex.IsMatch(text))
        {
            violations.Add(element, "pattern", $"should match '{pattern.Source}'", schema.ViolationExample);
        }

        if (schema.Enum is not [] && !Contains(schema.Enum, text))
        {
            violations.Add(element, "enum", $"should be one of [{string.Join(' ', schema.Enum)}]", schema.ViolationExample);
        }
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        }

        return count;
    }

    private static bool Contains(string[] values, ReadOnlySpan<char> text)
    {
        foreach (var value in values)
        {
            if (text.SequenceEqual(value)) return true;
        }

        return false;
    }
}
