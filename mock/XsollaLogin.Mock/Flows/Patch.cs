using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Flows;

/// <summary>The replacement of one value in the body of an example, by a value of the call.</summary>
/// <param name="Name">The member of the example, on any level.</param>
/// <param name="Value">The text, if the others are null.</param>
/// <param name="Buffer">The text, if it is in a buffer.</param>
/// <param name="Writes">Writes the value as JSON.</param>
internal readonly record struct Patch(string Name, string? Value, Utf8Buffer? Buffer, Action<Utf8JsonWriter>? Writes)
{
    public static Patch Text(string name, string? value) => new(name, value, null, null);

    /// <param name="value">Not disposed before the patch is applied.</param>
    public static Patch Text(string name, Utf8Buffer value) => new(name, null, value, null);

    public static Patch Of(string name, Action<Utf8JsonWriter> write) => new(name, null, null, write);

    public void WriteTo(Utf8Buffer json)
    {
        var writer = json.Value();
        if (Writes is not null) Writes(writer);
        else if (Buffer is not null) writer.WriteStringValue(Buffer.Written);
        else writer.WriteStringValue(Value);
        writer.Flush();
    }
}

/// <summary>Changes the body and headers of answers.</summary>
internal static class Patching
{
    /// <summary>Returns the answer with patched values in its body; a patch without a matching member is an error of the flow and throws.</summary>
    public static Answer With(this Answer answer, params ReadOnlySpan<Patch> patches)
    {
        using var json = Utf8Buffer.Take();
        var reader = new Utf8JsonReader(answer.Body);
        var copied = 0;
        var remaining = patches.Length;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !TryFind(patches, ref reader, out var patch)) continue;
            reader.Read();
            json.Add(answer.Body.AsSpan(copied..(int)reader.TokenStartIndex));
            patch.WriteTo(json);
            reader.Skip();
            copied = (int)reader.BytesConsumed;
            remaining--;
        }

        if (remaining != 0)
        {
            var names = string.Join(", ", patches.ToArray().Select(patch => patch.Name));
            throw new InvalidOperationException($"The example {answer.Name} does not have exactly one of each member: {names}.");
        }

        json.Add(answer.Body.AsSpan(copied..));
        return answer with { Body = json.Written.ToArray() };
    }

    /// <summary>Returns the answer with another body.</summary>
    public static Answer WithBody(this Answer answer, Action<Utf8JsonWriter> write)
    {
        using var json = Utf8Buffer.Take();
        Patch.Of("", write).WriteTo(json);
        return answer with { Body = json.Written.ToArray() };
    }

    /// <summary>Returns the answer with a header, which replaces one with the same name.</summary>
    public static Answer WithHeader(this Answer answer, string name, string value) => answer with
    {
        Headers = answer.Headers is []
            ? [new(name, value)]
            : [.. answer.Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)],
    };

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
