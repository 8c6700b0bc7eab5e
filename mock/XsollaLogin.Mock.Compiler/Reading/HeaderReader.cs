using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>The headers an answer is sent with.</summary>
internal static class HeaderReader
{
    /// <summary>An answer without content is its headers: every sample is sent.</summary>
    public static IReadOnlyList<Header> Samples(Node response) =>
        [.. (response["headers"]?.Entries ?? []).Select(header => Sample(header)).OfType<Header>()];

    /// <summary>Beside content, headers are sent where the example names them or the response cannot be without them.</summary>
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
        header.Report($"the header {header.Key} needs an example: the mock sends it");
        return null;
    }

    private static Header? Checked(Node at, string? value)
    {
        if (value is not null && value.All(c => c is >= ' ' and <= '~')) return new Header(at.Key, value);
        at.Report($"the header {at.Key} must be printable ASCII");
        return null;
    }
}
