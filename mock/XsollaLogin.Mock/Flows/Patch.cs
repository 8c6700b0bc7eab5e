using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Flows;

/// <summary>A value of this call in place of an example's: a text, or what the writer writes.</summary>
/// <param name="Name">The member of the example, wherever in it.</param>
internal readonly record struct Patch(string Name, string? Value, Action<Utf8JsonWriter>? Writes)
{
    public static Patch Text(string name, string? value) => new(name, value, null);

    public static Patch Of(string name, Action<Utf8JsonWriter> write) => new(name, null, write);

    public void WriteTo(JsonBuffer json)
    {
        var writer = json.Value();
        if (Writes is null) writer.WriteStringValue(Value);
        else Writes(writer);
        writer.Flush();
    }
}

internal static class Patching
{
    /// <summary>The answer with the patches in its body; a patch that finds no place is a defect of the flow.</summary>
    public static Answer With(this Answer answer, params ReadOnlySpan<Patch> patches)
    {
        using var json = JsonBuffer.Take();
        var reader = new Utf8JsonReader(answer.Body);
        var copied = 0;
        var left = patches.Length;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !TryFind(patches, ref reader, out var patch)) continue;
            reader.Read();
            json.Add(answer.Body.AsSpan(copied..(int)reader.TokenStartIndex));
            patch.WriteTo(json);
            reader.Skip();
            copied = (int)reader.BytesConsumed;
            left--;
        }

        if (left != 0) throw new InvalidOperationException($"The example {answer.Name} has no place for each of {string.Join(", ", patches.ToArray().Select(patch => patch.Name))}.");
        json.Add(answer.Body.AsSpan(copied..));
        return answer with { Body = json.Written.ToArray() };
    }

    /// <summary>The answer with another body altogether.</summary>
    public static Answer WithBody(this Answer answer, Action<Utf8JsonWriter> write)
    {
        using var json = JsonBuffer.Take();
        Patch.Of("", write).WriteTo(json);
        return answer with { Body = json.Written.ToArray() };
    }

    public static Answer WithHeader(this Answer answer, string name, string value) => answer with
    {
        Headers = answer.Headers is [] ? [new(name, value)] : [.. answer.Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)],
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
