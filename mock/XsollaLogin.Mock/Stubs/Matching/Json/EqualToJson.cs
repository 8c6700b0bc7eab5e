using System.Text;
using System.Text.Json;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>The value is JSON and says the same: neither the order of members counts, nor how a number is written.</summary>
internal sealed class EqualToJson : ValuePattern
{
    private static readonly JsonDocumentOptions s_expected = new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip };

    private readonly JsonElement _expected;
    private readonly JsonLikeness _likeness;

    private EqualToJson(JsonElement expected, JsonLikeness likeness) => (_expected, _likeness) = (expected, likeness);

    public static EqualToJson? Read(Members members, string name)
    {
        var likeness = new JsonLikeness(members.Flag("ignoreArrayOrder") ?? false, members.Flag("ignoreExtraElements") ?? false);
        if (members.Any(name) is not { } json)
        {
            members.Problem(name, "must be JSON, as such or as a text");
            return null;
        }

        var expected = json.ValueKind == JsonValueKind.String ? Parse(json.GetString()!) : json;
        if (expected is null) members.Problem(name, "is a text that is not JSON, has a member twice or escapes half of a surrogate pair");
        else if (likeness.ProblemOf(expected.Value) is { } problem) members.Problem(name, problem);
        else return new EqualToJson(expected.Value, likeness);
        return null;
    }

    public override bool Matches(MatchedValue value) => value.Json is { } actual && _likeness.Holds(_expected, actual, value.Budget);

    private static JsonElement? Parse(string text)
    {
        if (JsonSyntax.ProblemInTexts(Encoding.UTF8.GetBytes(text)) is not null) return null;
        try
        {
            return JsonElement.Parse(text, s_expected);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
