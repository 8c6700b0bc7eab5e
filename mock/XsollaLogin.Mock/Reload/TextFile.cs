using System.Text;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Reload;

/// <summary>Reads and writes files of text without waiting and without leaving half a file.</summary>
internal static class TextFile
{
    /// <summary>Returns the text, which may begin with a byte order mark.</summary>
    /// <exception cref="IOException">The file is empty, cannot be read or is not UTF-8; the message says where.</exception>
    public static string Read(string path)
    {
        // Reading a named pipe would wait for a writer. The pipe of a shell's <(…) has one, and is a link without a target.
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        if (file is { Exists: true, Length: 0 }) throw new IOException("it is empty or not a regular file");
        var bytes = File.ReadAllBytes(path);
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return reader.CurrentEncoding is UTF8Encoding && !Utf8.IsValid(bytes) ? throw new IOException(PlaceOfInvalid(bytes)) : text;
    }

    /// <summary>Replaces a file; if the disk is full, the previous file stays.</summary>
    public static void Write(string path, string text)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllText(draft, text);
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
