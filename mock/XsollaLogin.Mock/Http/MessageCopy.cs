using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Http;

/// <summary>Headers and body of a message in one array.</summary>
/// <remarks>The journal keeps thousands of messages, and the garbage collector pays for each object (benchmark: servers).</remarks>
internal readonly struct MessageCopy
{
    private readonly byte[]? _bytes;
    private readonly int _headers;
    private readonly int _body;

    public MessageCopy(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        foreach (var (name, values) in headers)
        {
            _headers++;
            _body += SizeOf(name) + sizeof(int);
            foreach (var value in values) _body += SizeOf(value);
        }

        _bytes = new byte[_body + body.Length];
        var rest = _bytes.AsSpan();
        foreach (var (name, values) in headers)
        {
            Write(ref rest, name);
            Write(ref rest, values.Count);
            foreach (var value in values) Write(ref rest, value);
        }

        body.CopyTo(rest);
    }

    /// <summary>The size of the headers and the body in bytes.</summary>
    public int Size => _bytes?.Length ?? 0;

    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(_body);

    /// <summary>All headers, in the order in which they came.</summary>
    public KeyValuePair<string, StringValues>[] ReadHeaders()
    {
        ReadOnlySpan<byte> left = _bytes.AsSpan(0, _body);
        var headers = new KeyValuePair<string, StringValues>[_headers];
        foreach (ref var header in headers.AsSpan()) header = new(ReadText(ref left), ReadValues(ref left));
        return headers;
    }

    /// <summary>All values of a header, in any case of its name.</summary>
    public StringValues ReadHeader(string name)
    {
        ReadOnlySpan<byte> left = _bytes.AsSpan(0, _body);
        for (var i = 0; i < _headers; i++)
        {
            if (Ascii.EqualsIgnoreCase(ReadBytes(ref left), name)) return ReadValues(ref left);
            for (var values = ReadNumber(ref left); values > 0; values--) ReadBytes(ref left);
        }

        return StringValues.Empty;
    }

    private static int SizeOf(string? text) => sizeof(int) + Encoding.UTF8.GetByteCount(text ?? "");

    private static void Write(ref Span<byte> rest, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, number);
        rest = rest[sizeof(int)..];
    }

    private static void Write(ref Span<byte> rest, string? text)
    {
        var length = Encoding.UTF8.GetBytes(text, rest[sizeof(int)..]);
        Write(ref rest, length);
        rest = rest[length..];
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> left)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(left);
        left = left[sizeof(int)..];
        return number;
    }

    private static StringValues ReadValues(ref ReadOnlySpan<byte> left)
    {
        var values = new string?[ReadNumber(ref left)];
        foreach (ref var value in values.AsSpan()) value = ReadText(ref left);
        return values;
    }

    private static string ReadText(ref ReadOnlySpan<byte> left) => Encoding.UTF8.GetString(ReadBytes(ref left));

    private static ReadOnlySpan<byte> ReadBytes(ref ReadOnlySpan<byte> left)
    {
        var length = ReadNumber(ref left);
        var bytes = left[..length];
        left = left[length..];
        return bytes;
    }
}
