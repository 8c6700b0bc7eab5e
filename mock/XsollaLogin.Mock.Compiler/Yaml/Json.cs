using XsollaLogin.Yaml;

namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>Writes values of the contract as compact JSON.</summary>
internal static class Json
{
    private const string HoleMark = "\u0001";

    public static string Of(Node value)
    {
        Check(value);
        return YamlToJson.Text(value.ToJson());
    }

    /// <summary>The JSON before and after one member of an object inside the value.</summary>
    public static (string Before, string After) Around(Node value, string parent, string member)
    {
        var json = value.ToJson()!;
        json[parent]![member] = HoleMark;
        var parts = YamlToJson.Text(json).Split(YamlToJson.Text(HoleMark));
        return (parts[0], parts[1]);
    }

    public static string Quote(string text) => YamlToJson.Text(text);

    private static void Check(Node value)
    {
        foreach (var inner in value.Entries.Concat(value.Items)) Check(inner);
        if (!value.IsMap && !value.IsList && value.Literal is null)
            value.Report($"{value.Text} is a number in YAML that JSON writes differently; quote it if it is text, otherwise write it as in JSON");
    }
}
