using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>What became of tokens recently, by a hash of the previous tokens.</summary>
internal sealed class RecentRenewals(TimeProvider time) : IDisposable
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly BoundedMemory<Renewed> _renewed = new(Capacity, time);
    private readonly BoundedMemory<object> _failed = new(Capacity, time);

    // A hash, so that a dump of the memory does not have more tokens than necessary.
    public static string KeyOf(StoredUserTokens tokens) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{tokens.RefreshToken}\n{tokens.AccessToken}")));

    /// <summary>The tokens that took the place of others; null if these were not renewed recently.</summary>
    public Renewed? Find(string key) => _renewed.Find(key);

    /// <summary>Whether a renewal failed so recently that it is not repeated while the token is valid.</summary>
    public bool IsDelayed(string key) => _failed.Find(key) is not null;

    public Renewed Keep(string key, StoredUserTokens tokens)
    {
        var renewed = new Renewed(tokens);
        _renewed.Set(key, renewed, time.GetUtcNow() + Memory);
        return renewed;
    }

    public void Forget(string key) => _renewed.Remove(key);

    public void Fail(string key) => _failed.Set(key, key, time.GetUtcNow() + RetryDelay);

    public void Dispose()
    {
        _renewed.Dispose();
        _failed.Dispose();
    }

    /// <summary>Renewed tokens.</summary>
    internal sealed class Renewed(StoredUserTokens tokens)
    {
        private volatile bool _isStored;

        public StoredUserTokens Tokens => tokens;

        /// <summary>Whether a store on the server has them; a failure to store must not lose the only refresh token that works.</summary>
        public bool IsStored { get => _isStored; set => _isStored = value; }
    }
}
