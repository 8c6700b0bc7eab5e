using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Hosting;

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
        var at = JToken.Parse(json);
        foreach (var name in path)
        {
            var below = at is JArray items && int.TryParse(name, out var index) ? items.ElementAtOrDefault(index) : (at as JObject)?[name];
            if (below is null) break;
            at = below;
        }

        IJsonLineInfo place = at.Parent as JProperty ?? at;
        return place.LineNumber;
    }
}
