using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Http;
using Route = XsollaLogin.Mock.Contract.Route;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Ids of mappings: the same in every process, so that a file under version control changes only where the contract does.</summary>
internal static class MappingId
{
    private const int Custom = 0x80;
    private const int Variant = 0x80;

    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Product.Name} {name}")).AsSpan(0, 16);
        // Version 8 of RFC 9562: an id made by rules of one's own.
        bytes[6] = (byte)(Custom | (bytes[6] & 0x0F));
        bytes[8] = (byte)(Variant | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>A path of the contract as a regular expression; a parameter fills a whole segment.</summary>
internal static class PathPattern
{
    public static string Of(string path) =>
        $"^{string.Join('/', path.Split('/').Select(segment => Route.IsParameter(segment) ? "[^/]+" : Regex.Escape(segment)))}$";
}

/// <summary>The rules of <see cref="Contract.Preference"/> as regular expressions.</summary>
internal static class PreferPattern
{
    private const string Item = """(?:[^",;]|"[^"]*")*""";

    /// <summary>The example asked for is this one, and if a code is asked for, too, it is this one.</summary>
    public static string Example(string name, int status) => $"(?i)^(?={First("code", $"{status}")}|{None("code")}){First("example", name)}";

    /// <summary>The code asked for is this one, and no example is asked for.</summary>
    public static string Code(int status) => $"(?i)^(?={None("example")}){First("code", $"{status}")}";

    /// <summary>Some example or code is asked for.</summary>
    public static string Any { get; } = $"(?i)^{Others("(?:example|code)")}{Is("(?:example|code)")}.*$";

    private static string First(string name, string value) => $"""{Others(name)}\s*{name}\s*=\s*"*\s*{value}\s*"*\s*(?:[,;].*)?$""";

    private static string None(string name) => $"{Others(name)}(?!{Is(name)}){Item}$";

    /// <summary>All items before the first of this name, for of a repeated preference the first counts.</summary>
    private static string Others(string name) => $"(?:(?!{Is(name)}){Item}[,;])*";

    private static string Is(string name) => $@"\s*{name}\s*(?:[=,;]|$)";
}
