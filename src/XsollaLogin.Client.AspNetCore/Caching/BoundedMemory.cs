using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace XsollaLogin.Client.AspNetCore.Caching;

/// <summary>Values in memory with an expiry; if there are too many, the least recently used ones make room.</summary>
/// <remarks>Not by <see cref="MemoryCacheOptions.SizeLimit"/>, which would drop the new value.</remarks>
internal sealed class BoundedMemory<T>(int capacity, TimeProvider time) : IDisposable
    where T : class
{
    // At least one value, also of a small memory.
    private readonly double _shareToRemove = Math.Clamp(1.5 / capacity, 0.1, 1);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { Clock = new CacheClock(time) });

    public T? Find(string key) => _cache.Get<T>(key);

    public void Set(string key, T value, DateTimeOffset until)
    {
        // The cache rejects the past; a value that has expired need not be kept.
        if (until <= time.GetUtcNow())
        {
            _cache.Remove(key);
            return;
        }

        if (_cache.Count >= capacity) _cache.Compact(_shareToRemove);
        _cache.Set(key, value, until);
    }

    public void Remove(string key) => _cache.Remove(key);

    public void Dispose() => _cache.Dispose();

    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
