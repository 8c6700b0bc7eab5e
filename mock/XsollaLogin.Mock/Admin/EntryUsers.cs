using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Engine;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Finds the requests of one user: those that name the user, have the user's token, or changed the user.</summary>
/// <param name="user">A name or the id of the user.</param>
/// <param name="project">The project that knows the other names of the user; null: there is none.</param>
internal sealed class EntryUsers(string user, Project? project)
{
    private readonly HashSet<string> _names = new(
        // An unescaped plus in a query means a space.
        ((string[])[user, user.Replace(' ', '+')]).SelectMany(name => (string[])[name, .. project?.Users.NamesOf(name) ?? []]),
        StringComparer.OrdinalIgnoreCase);

    public bool Concern(JournalEntry entry)
    {
        var isJson = !entry.Body.IsEmpty && JsonSyntax.ProblemIn(entry.Body.Span) is null;
        var request = RequestNames.Read(LoginIn(entry), entry.Request.Header(HeaderNames.Authorization), isJson ? entry.Body.Span : default);
        return entry.Changes.Any(change => IsName(change.Subject))
            || request.Names.Any(IsName) || request.Tokens.Any(token => IsName(TokenReader.SubjectOf(token)));
    }

    private static string? LoginIn(JournalEntry entry) =>
        entry.Operation?.Reads(Parameters.Login) != false && entry.Url.IndexOf('?') is >= 0 and var query
            ? Pairs.First(entry.Url.AsSpan(query + 1), Parameters.Login)
            : null;

    private bool IsName(string? name) => name is not null && _names.Contains(name);
}
