using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>Where a service keeps the tokens of its users.</summary>
public enum StoreKind
{
    Cookie,
    Distributed,
    InMemory,
}

/// <summary>A distributed cache that several services share, and the values that it got.</summary>
internal sealed class SharedCache : IDistributedCache
{
    private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));

    public ConcurrentQueue<byte[]> Values { get; } = new();

    /// <summary>Whether values cannot be written.</summary>
    public bool Fails { get; set; }

    /// <summary>Whether nothing works.</summary>
    public bool IsDown { get; set; }

    /// <summary>Holds writes until it completes, even if these are cancelled; null lets them pass.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Completes when a write is held.</summary>
    public TaskCompletionSource Held { get; } = Wire.New();

    public byte[]? Get(string key) => _cache.Get(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        IsDown ? throw new InvalidOperationException("The cache is down.") : _cache.GetAsync(key, token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _cache.Set(key, value, options);

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        if (Gate is { } gate)
        {
            Held.TrySetResult();
            await gate.Task;
        }

        if (Fails || IsDown) throw new InvalidOperationException("The cache is down.");
        Values.Enqueue(value);
        await _cache.SetAsync(key, value, options, token);
    }

    public void Refresh(string key) => _cache.Refresh(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => _cache.RefreshAsync(key, token);

    public void Remove(string key) => _cache.Remove(key);

    public Task RemoveAsync(string key, CancellationToken token = default) =>
        IsDown ? throw new InvalidOperationException("The cache is down.") : _cache.RemoveAsync(key, token);
}

/// <summary>Registers a store.</summary>
internal static class StoreKinds
{
    public static void AddTo(this StoreKind kind, IServiceCollection services)
    {
        if (kind == StoreKind.Distributed) services.AddUserTokenStore<DistributedUserTokenStore>();
        if (kind == StoreKind.InMemory) services.AddUserTokenStore<InMemoryUserTokenStore>();
    }
}
