using System.Text.Json;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Engine;

/// <summary>Finds all names of the user who makes a call: those in the request, and those of the user of its token, grant or session.</summary>
internal static class CallerNames
{
    public static IReadOnlySet<string> Of(Operation operation, Exchange exchange, Project project)
    {
        var call = new Call(exchange, operation, project);
        var json = operation.Body is { IsForm: false } ? exchange.Body.Bytes.Span : default;
        var request = RequestNames.Read(exchange.Query(Parameters.Login), exchange.Request.Headers.Authorization, json, deepest: 1);
        List<string?> named = [.. request.Names, .. request.Tokens.Select(token => project.Tokens.Check(token)?.Id)];
        foreach (var session in call.Sessions)
        {
            if (project.Sessions.TryFind(session, out var owner)) named.Add(owner);
        }

        if (operation.Body is { IsForm: true }) named.Add(call.ReadForm().GrantIn(project)?.UserId);
        var given = named.OfType<string>().ToList();
        return given.Concat(given.SelectMany(project.Users.NamesOf)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>The names, ids and tokens of users in a request.</summary>
internal readonly record struct RequestNames(IReadOnlyList<string> Names, IReadOnlyList<string> Tokens)
{
    private static readonly string[] NameMembers = [Members.Username, Members.Email, Members.PhoneNumber, Members.UserId];

    /// <summary>Reads the names and tokens of a request.</summary>
    /// <param name="login">The query parameter; null: the request has none.</param>
    /// <param name="authorization">The value of the header <c>Authorization</c>.</param>
    /// <param name="json">The body as well-formed JSON, or empty.</param>
    /// <param name="deepest">The number of levels of objects and arrays to read.</param>
    public static RequestNames Read(string? login, StringValues authorization, ReadOnlySpan<byte> json, int deepest = int.MaxValue)
    {
        var (names, tokens) = (new List<string>(), new List<string>());
        if (login is not null) names.Add(login);
        if (BearerToken.In(authorization) is { IsEmpty: false } token) tokens.Add(token.ToString());
        var reader = new Utf8JsonReader(json);
        while (!json.IsEmpty && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > deepest) continue;
            var member = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) continue;
            if (NameMembers.Contains(member)) names.Add(reader.GetString()!);
            else if (member == Members.Token) tokens.Add(reader.GetString()!);
        }

        return new RequestNames(names, tokens);
    }
}
