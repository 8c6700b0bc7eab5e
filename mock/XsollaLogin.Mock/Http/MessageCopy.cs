using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Http;

/// <summary>The headers and the body of a message, which outlive its request.</summary>
internal readonly struct MessageCopy
{
    private const int HeaderBytes = 32;
    private readonly KeyValuePair<string, StringValues>[]? _headers;

    public MessageCopy(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        _headers = [.. headers];
        Body = body.ToArray();
        Size = body.Length;
        foreach (var (name, values) in _headers)
        {
            Size += HeaderBytes + (sizeof(char) * name.Length);
            foreach (var value in values) Size += sizeof(char) * (value?.Length ?? 0);
        }
    }

    /// <summary>The approximate size of the headers and the body in bytes.</summary>
    public long Size { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>All headers, in the order in which they came.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers => _headers ?? [];

    /// <summary>Returns all values of a header; the case of its name is ignored.</summary>
    public StringValues Header(string name)
    {
        foreach (var header in _headers ?? [])
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        }

        return StringValues.Empty;
    }
}
