using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Flows;

/// <summary>A value of this call in place of an example's.</summary>
/// <param name="Name">The member of the example, wherever in it.</param>
/// <param name="Json">The value, as JSON.</param>
internal readonly record struct Patch(string Name, ReadOnlyMemory<byte> Json)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Patch Text(string name, string value) => Of(name, writer => writer.WriteStringValue(value));

    public static Patch Number(string name, long value) => Of(name, writer => writer.WriteNumberValue(value));

    public static Patch Of(string name, Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(json, Relaxed)) write(writer);
        return new Patch(name, json.WrittenMemory);
    }
}

internal static class Patching
{
    /// <summary>The answer with the patches in its body; a patch that finds no place is a defect of the flow.</summary>
    public static Answer With(this Answer answer, params ReadOnlySpan<Patch> patches)
    {
        var json = new ArrayBufferWriter<byte>(answer.Body.Length + 512);
        var reader = new Utf8JsonReader(answer.Body);
        var copied = 0;
        var left = patches.Length;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !TryFind(patches, ref reader, out var patch)) continue;
            reader.Read();
            json.Write(answer.Body.AsSpan(copied..(int)reader.TokenStartIndex));
            json.Write(patch.Json.Span);
            reader.Skip();
            copied = (int)reader.BytesConsumed;
            left--;
        }

        if (left != 0) throw new InvalidOperationException($"The example {answer.Name} has no place for each of {string.Join(", ", patches.ToArray().Select(patch => patch.Name))}.");
        json.Write(answer.Body.AsSpan(copied..));
        return answer with { Body = json.WrittenSpan.ToArray() };
    }

    /// <summary>The answer with another body altogether.</summary>
    public static Answer WithBody(this Answer answer, Patch body) => answer with { Body = body.Json.ToArray() };

    public static Answer WithHeader(this Answer answer, string name, string value) =>
        answer with { Headers = [.. answer.Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)] };

    private static bool TryFind(scoped ReadOnlySpan<Patch> patches, scoped ref Utf8JsonReader reader, out Patch found)
    {
        foreach (var patch in patches)
        {
            found = patch;
            if (reader.ValueTextEquals(patch.Name)) return true;
        }

        found = default;
        return false;
    }
}
