using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>Where a service keeps the tokens of its users.</summary>
public enum StoreKind
{
    Cookie,
    Distributed,
    InMemory,
    Own,
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

    /// <summary>Whether the gate holds reads, too.</summary>
    public bool HoldsReads { get; set; }

    /// <summary>Completes when a read or write is held.</summary>
    public TaskCompletionSource Held { get; } = Wire.New();

    public byte[]? Get(string key) => _cache.Get(key);

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (HoldsReads) await PassAsync();
        return IsDown ? throw new InvalidOperationException("The cache is down.") : await _cache.GetAsync(key, token);
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _cache.Set(key, value, options);

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await PassAsync();
        if (Fails || IsDown) throw new InvalidOperationException("The cache is down.");
        Values.Enqueue(value);
        await _cache.SetAsync(key, value, options, token);
    }

    public void Refresh(string key) => _cache.Refresh(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => _cache.RefreshAsync(key, token);

    public void Remove(string key) => _cache.Remove(key);

    public Task RemoveAsync(string key, CancellationToken token = default) =>
        IsDown ? throw new InvalidOperationException("The cache is down.") : _cache.RemoveAsync(key, token);

    private async Task PassAsync()
    {
        if (Gate is not { } gate) return;
        Held.TrySetResult();
        await gate.Task;
    }
}

/// <summary>The store of an application with the members that it must have, shared by several services.</summary>
internal sealed class OwnStore : IUserTokenStore
{
    private readonly ConcurrentDictionary<string, StoredUserTokens> _tokens = new();

    /// <summary>Whether tokens cannot be written.</summary>
    public bool Fails { get; set; }

    /// <summary>Called once after the next read.</summary>
    public Action<ClaimsPrincipal>? AfterRead { get; set; }

    public ValueTask<StoredUserTokens?> GetAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var tokens = _tokens.GetValueOrDefault(KeyOf(user));
        var after = AfterRead;
        AfterRead = null;
        after?.Invoke(user);
        return new(tokens);
    }

    public ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default)
    {
        if (Fails) throw new InvalidOperationException("The store is down.");
        _tokens[KeyOf(user)] = tokens;
        return default;
    }

    public ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        Remove(user);
        return default;
    }

    public void Remove(ClaimsPrincipal user) => _tokens.TryRemove(KeyOf(user), out _);

    private static string KeyOf(ClaimsPrincipal user) => user.FindFirstValue("sub")!;
}

/// <summary>Registers a store.</summary>
internal static class StoreKinds
{
    public static void AddTo(this StoreKind kind, IServiceCollection services, OwnStore own)
    {
        if (kind == StoreKind.Distributed) services.AddUserTokenStore<DistributedUserTokenStore>();
        if (kind == StoreKind.Own) services.AddSingleton<IUserTokenStore>(own);
        if (kind == StoreKind.InMemory) services.AddUserTokenStore<InMemoryUserTokenStore>();
    }
}
