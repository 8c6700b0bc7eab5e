namespace XsollaLogin.Benchmarks.Polls;

/// <summary>A server that holds long polls until they are released.</summary>
internal interface IHolder
{
    /// <summary>Prepares the given number of polls.</summary>
    /// <returns>The request target of each poll.</returns>
    Task<IReadOnlyList<string>> PrepareAsync(HttpClient http, int polls);

    /// <summary>Ends all polls that were prepared.</summary>
    Task ReleaseAsync(HttpClient http);
}
