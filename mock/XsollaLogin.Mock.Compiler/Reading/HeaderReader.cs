using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads the headers of answers.</summary>
internal static class HeaderReader
{
    /// <summary>Returns the headers of an answer without content: all headers of the response with their examples.</summary>
    public static IReadOnlyList<Header> Samples(Node response) =>
        [.. (response["headers"]?.Entries ?? []).Select(header => Sample(header)).OfType<Header>()];

    /// <summary>Returns the headers of an answer with content: those that the example names and those that the response requires.</summary>
    public static IReadOnlyList<Header> Of(Node response, Node example)
    {
        var named = (example["x-headers"]?.Entries ?? []).Select(header => Checked(header, header.Text)).OfType<Header>().ToList();
        var required = (response["headers"]?.Entries ?? [])
            .Where(header => header.Flag("required") && !named.Any(n => string.Equals(n.Name, header.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(header => Sample(header)).OfType<Header>();
        return [.. named, .. required];
    }

    private static Header? Sample(Node header)
    {
        if (header.TextOf("example") is { } sample) return Checked(header, sample);
        header.Report($"the header {header.Key} needs an example, which the mock sends");
        return null;
    }

    private static Header? Checked(Node at, string? value)
    {
        if (value is not null && value.All(c => c is >= ' ' and <= '~')) return new Header(at.Key, value);
        at.Report($"the header {at.Key} must be printable ASCII");
        return null;
    }
}
