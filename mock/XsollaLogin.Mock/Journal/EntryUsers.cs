using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Journal;

/// <summary>Finds the requests of one user, by any of their names or the id: those that name the user, carry the user's token, or changed the user.</summary>
internal sealed class EntryUsers
{
    private const string Bearer = "Bearer ";
    private static readonly string[] Names = ["username", "email", "phone_number", "user_id"];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="world">Tells the other names of the user; null: there are none.</param>
    public EntryUsers(string user, World? world)
    {
        _names.Add(user);
        if ((world?.Users.Find(user) ?? world?.Users.FindByAnyName(user, user, user)) is not { } known) return;
        foreach (var name in (string?[])[known.Id, known.Username, known.Email, known.PhoneNumber])
        {
            if (name is not null) _names.Add(name);
        }
    }

    public bool Concern(JournalEntry entry) => Changed(entry) || NamedInBody(entry) || NamedInQuery(entry) || Bears(entry.RequestHeader("Authorization").ToString());

    private bool Changed(JournalEntry entry)
    {
        foreach (var change in entry.Changes)
        {
            if (change.Subject is not null && _names.Contains(change.Subject)) return true;
        }

        return false;
    }

    private bool NamedInBody(JournalEntry entry)
    {
        if (entry.Body.IsEmpty || JsonSyntax.ProblemIn(entry.Body.Span) is not null) return false;
        var reader = new Utf8JsonReader(entry.Body.Span);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var (isName, isToken) = (Array.Exists(Names, reader.GetString()!.Equals), reader.ValueTextEquals("token"u8));
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) continue;
            if ((isName && _names.Contains(reader.GetString()!)) || (isToken && IsOf(reader.GetString()!))) return true;
        }

        return false;
    }

    private bool NamedInQuery(JournalEntry entry)
    {
        var start = entry.Url.IndexOf('?');
        if (start < 0) return false;
        foreach (var pair in new QueryStringEnumerable(entry.Url.AsMemory(start)))
        {
            if (pair.EncodedName.Span.SequenceEqual(Parameters.Login) && _names.Contains(pair.DecodeValue().ToString())) return true;
        }

        return false;
    }

    private bool Bears(string authorization) => authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && IsOf(authorization[Bearer.Length..].Trim());

    private bool IsOf(string token) => Jwt.SubjectOf(token) is { } subject && _names.Contains(subject);
}
