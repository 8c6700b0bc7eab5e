using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Engine;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Finds the requests of one user, by any of their names or the id: those that name the user, carry the user's token, or changed the user.</summary>
/// <param name="project">Tells the other names of the user; null: there are none.</param>
internal sealed class EntryUsers(string user, Project? project)
{
    private readonly HashSet<string> _names = new([user, .. project?.Users.NamesOf(user) ?? []], StringComparer.OrdinalIgnoreCase);

    public bool Concern(JournalEntry entry) =>
        entry.Changes.Any(change => IsName(change.Subject))
        || IsNamedInBody(entry)
        || IsName(Pairs.First(entry.Url.AsSpan(entry.Url.IndexOf('?') + 1), Parameters.Login))
        || IsOwner(BearerToken.In(entry.RequestHeader("Authorization").ToString()).ToString());

    private bool IsNamedInBody(JournalEntry entry)
    {
        if (entry.Body.IsEmpty || JsonSyntax.ProblemIn(entry.Body.Span) is not null) return false;
        var body = BodyNames.Read(entry.Body.Span);
        return body.Names.Any(IsName) || body.Tokens.Any(IsOwner);
    }

    private bool IsName(string? name) => name is not null && _names.Contains(name);

    private bool IsOwner(string token) => IsName(Jwt.SubjectOf(token));
}
