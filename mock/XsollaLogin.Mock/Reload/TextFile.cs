using System.Text;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Reload;

/// <summary>Reads and writes files without waiting and without leaving half a file.</summary>
internal static class TextFile
{
    public const string NoContent = "it is empty or not a regular file";

    /// <summary>Returns the text, which may begin with a byte order mark.</summary>
    /// <exception cref="IOException">The file is empty, cannot be read or is not valid in its encoding; the message says where.</exception>
    public static string Read(string path)
    {
        var bytes = ReadBytes(path);
        if (bytes is []) throw new IOException(NoContent);
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        if (reader.CurrentEncoding is UTF8Encoding) return Utf8.IsValid(bytes) ? text : throw new IOException(PlaceOfInvalid(bytes));
        // Decoded again with another replacement for invalid bytes, the text differs at the first of them.
        var again = Encoding.GetEncoding(reader.CurrentEncoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("?"));
        var readable = text.AsSpan().CommonPrefixLength(again.GetString(bytes.AsSpan(again.Preamble.Length)));
        return readable == text.Length
            ? text
            : throw new IOException($"it is not {again.WebName.ToUpperInvariant()} in line {text.AsSpan(0, readable).Count('\n') + 1}");
    }

    /// <summary>Returns the bytes of a file; none for a named pipe, because reading it would wait for a writer.</summary>
    public static byte[] ReadBytes(string path)
    {
        // The pipe of a shell's <(…) has a writer, and is a link without a target.
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        return file is { Exists: true, Length: 0 } ? [] : File.ReadAllBytes(path);
    }

    /// <summary>Writes a file as a whole; if the disk is full, a previous file stays.</summary>
    public static void Write(string path, string text) => WriteBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file as a whole; if the disk is full, a previous file stays.</summary>
    public static void WriteBytes(string path, byte[] bytes)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static string PlaceOfInvalid(byte[] bytes)
    {
        Utf8.ToUtf16(bytes, new char[bytes.Length], out var valid, out _, replaceInvalidSequences: false);
        var before = bytes.AsSpan(0, valid);
        return $"it is not UTF-8 in line {before.Count((byte)'\n') + 1}, byte {valid - before.LastIndexOf((byte)'\n')}";
    }
}
