namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Rules for a whole number, wherever in the request it came from.</summary>
internal static class NumberRules
{
    public static string TypeOf(Schema schema) => schema.Int32 ? "int32" : "int64";

    public static bool Fits(long number, Schema schema) => !schema.Int32 || number is >= int.MinValue and <= int.MaxValue;

    public static void Check(long number, Schema schema, in Element element, ref Violations violations)
    {
        if (number < schema.Minimum) violations.Add(element, "minimum", $"should be greater than or equal to {schema.Minimum}", schema.Violation);
        if (number > schema.Maximum) violations.Add(element, "maximum", $"should be less than or equal to {schema.Maximum}", schema.Violation);
    }
}
