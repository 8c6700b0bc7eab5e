using System.Text.Json;

namespace XsollaLogin.Mock.Flows;

/// <summary>The users that a JSON body speaks of: by a name or an id, or by a token of theirs.</summary>
internal readonly record struct BodyNames(IReadOnlyList<string> Names, IReadOnlyList<string> Tokens)
{
    private static readonly string[] Members = ["username", "email", "phone_number", "user_id"];

    /// <param name="json">Well-formed.</param>
    /// <param name="deepest">How many levels of objects and arrays are read.</param>
    public static BodyNames Read(ReadOnlySpan<byte> json, int deepest = int.MaxValue)
    {
        var (names, tokens) = (new List<string>(), new List<string>());
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > deepest) continue;
            var member = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) continue;
            if (Members.Contains(member)) names.Add(reader.GetString()!);
            else if (member == "token") tokens.Add(reader.GetString()!);
        }

        return new BodyNames(names, tokens);
    }
}
