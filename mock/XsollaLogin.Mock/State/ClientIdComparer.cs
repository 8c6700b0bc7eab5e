using System.Runtime.InteropServices;

namespace XsollaLogin.Mock.State;

/// <summary>Hashes the ids of clients with the random key of the process, because the hash of a long lets a caller choose ids that collide.</summary>
internal sealed class ClientIdComparer : IEqualityComparer<long>
{
    public static readonly ClientIdComparer Instance = new();

    public bool Equals(long one, long other) => one == other;

    public int GetHashCode(long clientId) => string.GetHashCode(MemoryMarshal.Cast<long, char>(new ReadOnlySpan<long>(in clientId)));
}
