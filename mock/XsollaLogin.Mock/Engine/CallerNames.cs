using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Engine;

/// <summary>Finds all names of the user who makes a call: those in the request, and those of the user behind a name, a token, a grant or a session.</summary>
internal static class CallerNames
{
    public static IReadOnlySet<string> Of(Operation operation, Exchange exchange, Project project)
    {
        var call = new Call(exchange, operation, project);
        List<string?> named = [call.Query(Parameters.Login), call.User()?.Id];
        if (call.Session is { } session && project.Sessions.TryFind(session, out var owner)) named.Add(owner);
        if (operation.Body is { IsForm: true })
        {
            named.Add(call.ReadForm().GrantIn(project)?.UserId);
        }
        else if (operation.Body is not null)
        {
            var body = BodyNames.Read(exchange.Body.Bytes.Span, deepest: 1);
            named.AddRange(body.Names);
            named.AddRange(body.Tokens.Select(token => project.Tokens.Check(token)?.Id));
        }

        var given = named.OfType<string>().ToList();
        return given.Concat(given.SelectMany(project.Users.NamesOf)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}

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
