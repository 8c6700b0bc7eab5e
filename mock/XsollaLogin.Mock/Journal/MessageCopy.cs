using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Journal;

/// <summary>Headers and body of a message in one piece of memory. A journal keeps thousands: of a dozen objects each, they would cost the garbage collector more than the requests.</summary>
internal readonly struct MessageCopy
{
    private const int Nothing = -1;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_room;

    private readonly byte[]? _bytes;
    private readonly int _headers;
    private readonly int _body;

    public MessageCopy(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var room = t_room ??= new ArrayBufferWriter<byte>(1024);
        room.ResetWrittenCount();
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
    }

    /// <summary>In bytes.</summary>
    public int Size => _bytes?.Length ?? 0;

    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(_body);

    /// <summary>In the order in which they came.</summary>
    public KeyValuePair<string, StringValues>[] Headers
    {
        get
        {
            ReadOnlySpan<byte> left = _bytes.AsSpan(0, _body);
            var headers = new KeyValuePair<string, StringValues>[_headers];
            foreach (ref var header in headers.AsSpan())
            {
                var name = ReadText(ref left)!;
                var values = new string?[ReadNumber(ref left)];
                foreach (ref var value in values.AsSpan()) value = ReadText(ref left);
                header = new(name, values);
            }

            return headers;
        }
    }

    private static void Write(ArrayBufferWriter<byte> room, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(room.GetSpan(sizeof(int)), number);
        room.Advance(sizeof(int));
    }

    private static void Write(ArrayBufferWriter<byte> room, string? text)
    {
        Write(room, text?.Length ?? Nothing);
        room.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> left)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(left);
        left = left[sizeof(int)..];
        return number;
    }

    private static string? ReadText(ref ReadOnlySpan<byte> left)
    {
        var length = ReadNumber(ref left);
        if (length == Nothing) return null;
        var text = new string(MemoryMarshal.Cast<byte, char>(left[..(length * sizeof(char))]));
        left = left[(length * sizeof(char))..];
        return text;
    }
}
