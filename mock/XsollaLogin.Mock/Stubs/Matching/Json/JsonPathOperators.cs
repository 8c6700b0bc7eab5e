using System.Globalization;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>How filters compare, as Jayway's JsonPath does. A side is null where its path leads nowhere.</summary>
internal static class JsonPathOperators
{
    private static readonly Dictionary<string, Func<JToken?, JToken?, bool>> s_operators = new()
    {
        ["=="] = AreEqual,
        ["!="] = (left, right) => !AreEqual(left, right),
        ["<="] = (left, right) => Compare(left, right) <= 0,
        [">="] = (left, right) => Compare(left, right) >= 0,
        ["<"] = (left, right) => Compare(left, right) < 0,
        [">"] = (left, right) => Compare(left, right) > 0,
        ["in"] = (left, right) => Has(right, left),
        ["nin"] = (left, right) => !Has(right, left),
        ["anyof"] = (left, right) => left is JArray items && items.Any(item => Has(right, item)),
        ["noneof"] = (left, right) => left is JArray items && !items.Any(item => Has(right, item)),
        ["subsetof"] = (left, right) => left is JArray items && items.All(item => Has(right, item)),
        ["contains"] = (left, right) => TextOf(left) is { } text ? TextOf(right) is { } part && text.Contains(part, StringComparison.Ordinal) : Has(left, right),
        ["size"] = (left, right) => SizeOf(left) is { } size && AreEqual(new JValue(size), right),
        ["empty"] = (left, right) => SizeOf(left) is { } size && right is { Type: JTokenType.Boolean } && (size == 0) == right.Value<bool>(),
    };

    /// <summary>In the order in which they are to be looked for: <c>&lt;=</c> before <c>&lt;</c>.</summary>
    public static IEnumerable<string> Names => s_operators.Keys;

    public static Func<JToken?, JToken?, bool> Find(string name) => s_operators[name];

    /// <summary>A text and a number are compared in the form of the left one.</summary>
    private static bool AreEqual(JToken? left, JToken? right)
    {
        if (left is null || right is null) return false;
        if (TextOf(left) is { } text && (IsNumber(right) || TextOf(right) is not null)) return text == JavaText.Of(right);
        if (IsNumber(left) && TextOf(right) is { } written) return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && left.Value<double>().Equals(number);
        return IsNumber(left) && IsNumber(right) ? Compare(left, right) == 0 : JToken.DeepEquals(left, right);
    }

    /// <summary>Null where they cannot be compared.</summary>
    private static int? Compare(JToken? left, JToken? right)
    {
        if (TextOf(left) is { } text && TextOf(right) is { } other) return string.CompareOrdinal(text, other);
        if (!IsNumber(left) || !IsNumber(right)) return null;
        if (left is JValue { Value: long one } && right is JValue { Value: long another }) return one.CompareTo(another);
        return left!.Value<double>().CompareTo(right!.Value<double>());
    }

    private static bool Has(JToken? list, JToken? item) => list is JArray items && items.Any(one => AreEqual(one, item));

    private static int? SizeOf(JToken? token) => token is JContainer container ? container.Count : TextOf(token)?.Length;

    private static bool IsNumber(JToken? token) => token is { Type: JTokenType.Integer or JTokenType.Float };

    private static string? TextOf(JToken? token) => token is JValue { Value: string text } ? text : null;
}
