using System.Text;
using System.Text.Json;

namespace XsollaLogin.Mock.Admin;

/// <summary>On which line of JSON something stands.</summary>
internal static class JsonLines
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <summary>A problem with the line that it speaks of.</summary>
    /// <param name="json">A right JSON text.</param>
    /// <param name="problem">Begins with the place it is about: <c>users[1].email must …</c></param>
    /// <param name="above">The members within which that place lies, from the root on.</param>
    public static string Tell(string json, string problem, params IEnumerable<string> above)
    {
        var place = problem.Split(' ', ':')[0].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return $"{problem} (line {Of(json, above.Concat(place))})";
    }

    /// <summary>The line, from 1, of a member or an item; where there is none, of what is nearest above it.</summary>
    private static int Of(string json, IEnumerable<string> path)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        var at = reader.TokenStartIndex;
        try
        {
            foreach (var name in path)
            {
                if (!(reader.TokenType == JsonTokenType.StartObject ? EnterMember(ref reader, name, ref at) : EnterItem(ref reader, name, ref at))) break;
            }
        }
        catch (InvalidOperationException)
        {
            // A name that is half of a surrogate pair cannot be compared: the line above it is near enough.
        }

        return text.AsSpan(0, (int)at).Count((byte)'\n') + 1;
    }

    private static bool EnterMember(ref Utf8JsonReader reader, string name, ref long at)
    {
        // Of two of the same name the last counts.
        var within = reader;
        var isThere = false;
        while (within.Read() && within.TokenType == JsonTokenType.PropertyName)
        {
            var start = within.TokenStartIndex;
            var isIt = within.ValueTextEquals(name);
            within.Read();
            if (isIt)
            {
                reader = within;
                (at, isThere) = (start, true);
            }

            within.Skip();
        }

        return isThere;
    }

    private static bool EnterItem(ref Utf8JsonReader reader, string index, ref long at)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !int.TryParse(index, out var left)) return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (left-- == 0)
            {
                at = reader.TokenStartIndex;
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
