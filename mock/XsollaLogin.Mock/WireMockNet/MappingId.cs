using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Http;
using Route = XsollaLogin.Mock.Contract.Route;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Generates the ids of mappings; they are the same in each process, so that exported files change only with the contract.</summary>
internal static class MappingId
{
    private const int Custom = 0x80;
    private const int Variant = 0x80;

    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Product.Name} {name}")).AsSpan(0, 16);
        // Version 8 of RFC 9562: a custom id.
        bytes[6] = (byte)(Custom | (bytes[6] & 0x0F));
        bytes[8] = (byte)(Variant | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>Converts a path of the contract to a regular expression; a parameter fills a whole segment.</summary>
internal static class PathPattern
{
    public static string Of(string path) =>
        $"^{string.Join('/', path.Split('/').Select(segment => Route.IsParameter(segment) ? "[^/]+" : Regex.Escape(segment)))}$";
}

/// <summary>Regular expressions for the header <c>Prefer</c>, with the rules of <see cref="Contract.Preference"/>.</summary>
internal static class PreferPattern
{
    private const string Item = """(?:[^",;]|"[^"]*")*""";

    /// <summary>Matches the example, and the code if there is one.</summary>
    public static string Example(string name, int status) => $"(?i)^(?={First("code", $"{status}")}|{None("code")}){First("example", name)}";

    /// <summary>Matches the code without an example.</summary>
    public static string Code(int status) => $"(?i)^(?={None("example")}){First("code", $"{status}")}";

    /// <summary>Matches any example or code.</summary>
    public static string Any { get; } = $"(?i)^{Others("(?:example|code)")}{Is("(?:example|code)")}.*$";

    private static string First(string name, string value) => $"""{Others(name)}\s*{name}\s*=\s*"*\s*{value}\s*"*\s*(?:[,;].*)?$""";

    private static string None(string name) => $"{Others(name)}(?!{Is(name)}){Item}$";

    /// <summary>Matches all items before the first with this name; of a repeated preference, the first counts.</summary>
    private static string Others(string name) => $"(?:(?!{Is(name)}){Item}[,;])*";

    private static string Is(string name) => $@"\s*{name}\s*(?:[=,;]|$)";
}
