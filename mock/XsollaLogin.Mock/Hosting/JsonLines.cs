using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Adds line numbers to problems in JSON.</summary>
internal static class JsonLines
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <summary>Returns a problem with the number of its line.</summary>
    /// <param name="json">Well-formed JSON.</param>
    /// <param name="problem">The problem, which begins with its place: <c>users[1].email must …</c></param>
    /// <param name="above">The members that contain the place, from the root on.</param>
    public static string Tell(string json, string problem, params IEnumerable<string> above)
    {
        var place = problem.Split(' ', ':')[0].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return $"{problem} (line {Of(json, above.Concat(place))})";
    }

    /// <summary>Returns the line, from 1, of a member or an item, or of its nearest existing parent.</summary>
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
