namespace XsollaLogin.Benchmarks.Polls;

/// <summary>A server that holds long polls until somebody ends them.</summary>
internal interface IHolder
{
    /// <summary>Makes ready for as many polls.</summary>
    /// <returns>What each of them asks for.</returns>
    Task<IReadOnlyList<string>> PrepareAsync(HttpClient http, int polls);

    /// <summary>Ends all polls that were prepared.</summary>
    Task ReleaseAsync(HttpClient http);
}
