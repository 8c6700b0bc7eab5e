using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Adds line numbers to problems in JSON.</summary>
internal static class JsonLineNumbers
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <summary>Returns the problem followed by the number of its line.</summary>
    /// <param name="json">Well-formed JSON.</param>
    /// <param name="problem">The problem, which begins with the path of its member: <c>users[1].email must …</c></param>
    /// <param name="parents">The names of the members around that path, from the root on.</param>
    public static string AddTo(string json, string problem, params IEnumerable<string> parents)
    {
        var path = problem.Split(' ', ':')[0].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return $"{problem} (line {FindLine(json, parents.Concat(path))})";
    }

    /// <summary>Returns the line of a member or an item, or of its nearest existing parent; the first line is 1.</summary>
    private static int FindLine(string json, IEnumerable<string> path)
    {
        var node = JToken.Parse(json);
        foreach (var name in path)
        {
            var child = node is JArray items && int.TryParse(name, out var index) ? items.ElementAtOrDefault(index) : (node as JObject)?[name];
            if (child is null) break;
            node = child;
        }

        IJsonLineInfo start = node.Parent as JProperty ?? node;
        return start.LineNumber;
    }
}
