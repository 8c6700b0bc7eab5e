using System.Globalization;
using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads a response: each example is an answer; a response without content is one answer, named by <c>x-example</c>.</summary>
internal static class AnswerReader
{
    private const string Json = "application/json";

    /// <param name="statusNode">The node whose text is the status; null: the key of the response is the status.</param>
    public static List<DeclaredAnswer> Read(Node response, Node? statusNode = null)
    {
        var text = statusNode is null ? response.Key : statusNode.Text;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 200 or > 599)
        {
            (statusNode ?? response).Report($"the status '{text}' must be a single number from 200 to 599");
            return [];
        }

        response.AllowOnly("a response", "description", "headers", "content");
        var content = response["content"]?.Entries.ToList() ?? [];
        if (content is [])
        {
            return response.Require("x-example")?.Text is { } name ? [new DeclaredAnswer(name, status, HeaderReader.Samples(response), null)] : [];
        }

        if (content is not [{ Key: Json } media])
        {
            response.Report($"the mock answers {Json} only; the response needs exactly this content type");
            return [];
        }

        media.AllowOnly("the content of a response", "schema", "examples");
        var examples = media.Require("examples")?.Entries.ToList() ?? [];
        if (examples is []) media.Report("a response needs at least one named example, because the mock answers with examples");
        return [.. examples.Select(example => Read(status, response, example)).OfType<DeclaredAnswer>()];
    }

    private static DeclaredAnswer? Read(int status, Node response, Node example)
    {
        example.AllowOnly("an example", "summary", "description", "value");
        return example.Require("value") is { } value
            ? new DeclaredAnswer(example.Key, status, HeaderReader.Of(response, example), new Content(Json, Yaml.Json.Of(value), value))
            : null;
    }
}
