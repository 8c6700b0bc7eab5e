using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace XsollaLogin.Mock.State;

/// <summary>Hashes that are set up: one costs much less than one that is not. Each serves one thread at a time.</summary>
internal sealed class IdleHashes(Func<IncrementalHash> create)
{
    private readonly ConcurrentBag<IncrementalHash> _idle = [];

    public void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        if (!_idle.TryTake(out var hash)) hash = create();
        hash.AppendData(data);
        hash.GetHashAndReset(digest);
        _idle.Add(hash);
    }
}
