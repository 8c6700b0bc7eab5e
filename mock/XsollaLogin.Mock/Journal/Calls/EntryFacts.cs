using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Stubs.Matching;

namespace XsollaLogin.Mock.Journal.Calls;

/// <summary>A request of the journal, as it was: patterns match what was sent, not what is shown.</summary>
internal sealed class EntryFacts(JournalEntry entry) : RequestFacts
{
    public override string Method => entry.Method;

    public override string Url => entry.Url;

    public override ReadOnlyMemory<byte>? Body => entry.BodyState == BodyState.Complete ? entry.Body : null;

    public override StringValues Header(string name) => entry.RequestHeader(name);
}
