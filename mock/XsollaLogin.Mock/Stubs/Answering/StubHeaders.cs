using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>The headers of a stub's answer, each with one value or several.</summary>
internal static class StubHeaders
{
    private const string NameCharacters = "!#$%&'*+-.^_`|~";

    public static KeyValuePair<string, StringValues>[] Read(Members response) =>
        [.. response.Entries("headers").Select(entry => KeyValuePair.Create(entry.Name, ReadValues(response, entry.Name, entry.Value)))];

    /// <summary>A text of which a header can be made: what is not printable becomes a question mark.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => IsPrintable(letter) ? letter : '?'));

    public static bool IsPrintable(char letter) => letter is '\t' or (>= ' ' and <= '~');

    private static StringValues ReadValues(Members response, string name, JsonElement json)
    {
        var place = $"headers.{name}";
        var values = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : new[] { json };
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || NameCharacters.Contains(letter))) response.Problem(place, "is no name that a header can have");
        if (IsFraming(name)) response.Problem(place, "is written by the server itself: take it out");
        if (Array.TrueForAll(values, value => value.ValueKind == JsonValueKind.String && value.GetString()!.All(IsPrintable))) return new([.. values.Select(value => value.GetString())]);
        response.Problem(place, "must be a text, or an array of texts, of printable ASCII characters");
        return default;
    }

    private static bool IsFraming(string name) =>
        name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) || name.Equals(HeaderNames.TransferEncoding, StringComparison.OrdinalIgnoreCase);
}
