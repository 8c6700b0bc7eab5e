using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Parts of a document as texts, in the form in which WireMock hands them to matchers.</summary>
internal static class JavaText
{
    private const double LeastPlain = 1e-3;
    private const double MostPlain = 1e7;

    /// <summary>A value that is neither object nor array.</summary>
    public static string Of(JToken value) => value.Type switch
    {
        JTokenType.Null => "null",
        JTokenType.Boolean => value.Value<bool>() ? "true" : "false",
        JTokenType.Float => Of(value.Value<double>()),
        _ => Convert.ToString(((JValue)value).Value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>An item of an array: Java writes a map as <c>{name=value}</c>.</summary>
    public static string OfItem(JToken item) => item switch
    {
        JObject members => $"{{{string.Join(", ", members.Properties().Select(member => $"{member.Name}={OfItem(member.Value)}"))}}}",
        JArray => item.ToString(Formatting.None),
        _ => Of(item),
    };

    /// <summary>JSON as Jackson indents it.</summary>
    public static string OfJson(JToken json)
    {
        var text = new StringBuilder();
        Write(json, text, "\n");
        return text.ToString();
    }

    private static void Write(JToken json, StringBuilder text, string line)
    {
        switch (json)
        {
            case JObject { HasValues: true } members:
                var separator = "{";
                foreach (var member in members.Properties())
                {
                    text.Append(separator).Append(line).Append("  ").Append(JsonConvert.ToString(member.Name)).Append(" : ");
                    Write(member.Value, text, line + "  ");
                    separator = ",";
                }

                text.Append(line).Append('}');
                break;
            case JArray { HasValues: true } items:
                var before = "[ ";
                foreach (var item in items)
                {
                    Write(item, text.Append(before), line);
                    before = ", ";
                }

                text.Append(" ]");
                break;
            case JObject:
                text.Append("{ }");
                break;
            case JArray:
                text.Append("[ ]");
                break;
            default:
                text.Append(json.Type == JTokenType.String ? JsonConvert.ToString(json.Value<string>()) : Of(json));
                break;
        }
    }

    private static string Of(double number)
    {
        var size = Math.Abs(number);
        if (size is not 0 and (< LeastPlain or >= MostPlain) && double.IsFinite(number))
        {
            var scientific = number.ToString("E16", CultureInfo.InvariantCulture);
            var exponent = int.Parse(scientific[(scientific.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
            return $"{Of(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) / Math.Pow(10, exponent))}E{exponent}";
        }

        var plain = number.ToString("R", CultureInfo.InvariantCulture);
        return plain.Contains('.') || !double.IsFinite(number) ? plain : plain + ".0";
    }
}
