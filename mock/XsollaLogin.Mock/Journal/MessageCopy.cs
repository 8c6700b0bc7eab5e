using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Journal;

/// <summary>Headers and body of a message in one piece of memory. A journal keeps thousands: of a dozen objects each, they would cost the garbage collector more than the requests.</summary>
internal readonly struct MessageCopy
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_room;

    private readonly byte[]? _bytes;
    private readonly int _headers;
    private readonly int _body;

    public MessageCopy(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var room = t_room ??= new ArrayBufferWriter<byte>(1024);
        foreach (var (name, values) in headers)
        {
            _headers++;
            Write(room, name);
            Write(room, values.Count);
            foreach (var value in values) Write(room, value);
        }

        _body = room.WrittenCount;
        _bytes = new byte[_body + body.Length];
        room.WrittenSpan.CopyTo(_bytes);
        body.CopyTo(_bytes.AsSpan(_body));
        if (room.Capacity > LargestKept) t_room = null;
        else room.Clear();
    }

    /// <summary>In bytes.</summary>
    public int Size => _bytes?.Length ?? 0;

    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(_body);

    /// <summary>All headers, in the order in which they came.</summary>
    public KeyValuePair<string, StringValues>[] ReadHeaders()
    {
        ReadOnlySpan<byte> left = _bytes.AsSpan(0, _body);
        var headers = new KeyValuePair<string, StringValues>[_headers];
        foreach (ref var header in headers.AsSpan()) header = new(ReadText(ref left).ToString(), ReadValues(ref left));
        return headers;
    }

    /// <summary>All values of a header, whatever the case of its name.</summary>
    public StringValues ReadHeader(string name)
    {
        ReadOnlySpan<byte> left = _bytes.AsSpan(0, _body);
        for (var i = 0; i < _headers; i++)
        {
            if (ReadText(ref left).Equals(name, StringComparison.OrdinalIgnoreCase)) return ReadValues(ref left);
            for (var values = ReadNumber(ref left); values > 0; values--) ReadText(ref left);
        }

        return StringValues.Empty;
    }

    private static void Write(ArrayBufferWriter<byte> room, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(room.GetSpan(sizeof(int)), number);
        room.Advance(sizeof(int));
    }

    private static void Write(ArrayBufferWriter<byte> room, string? text)
    {
        Write(room, text?.Length ?? 0);
        room.Write(MemoryMarshal.AsBytes(text.AsSpan()));
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
        foreach (ref var value in values.AsSpan()) value = ReadText(ref left).ToString();
        return values;
    }

    private static ReadOnlySpan<char> ReadText(ref ReadOnlySpan<byte> left)
    {
        var length = ReadNumber(ref left) * sizeof(char);
        var text = MemoryMarshal.Cast<byte, char>(left[..length]);
        left = left[length..];
        return text;
    }
}
