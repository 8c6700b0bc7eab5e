using System.Collections.Concurrent;

namespace XsollaLogin.Client.Tokens;

/// <summary>Runs work once at a time for each key; all concurrent calls share it, because a refresh token, for example, works exactly once.</summary>
internal sealed class SingleFlight<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> _running = new();

    /// <summary>Starts the work or joins the running work; if it fails, all its calls fail.</summary>
    /// <remarks>Earlier work may end just before this work starts, so this work must first check whether it is still needed.</remarks>
    public Task<T> RunAsync(TKey key, Func<Task<T>> work) => _running.GetOrAdd(key, key => new(() => Start(key, work))).Value;

    // Runs on the thread pool, because the first caller may hold a lock or a context while others wait.
    private Task<T> Start(TKey key, Func<Task<T>> work) => Task.Run(async () =>
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }).ObserveFailure();
}
