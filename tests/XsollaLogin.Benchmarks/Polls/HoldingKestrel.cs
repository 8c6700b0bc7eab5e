using System.Globalization;

namespace XsollaLogin.Benchmarks.Polls;

internal sealed class HoldingKestrel : IHolder
{
    public Task<IReadOnlyList<string>> PrepareAsync(HttpClient http, int polls) =>
        Task.FromResult<IReadOnlyList<string>>([.. Enumerable.Range(0,
            polls).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"/api/otc/code?projectId=polls&login=user{i:D6}@example.com&operation_id={i:D32}"))]);

    public async Task ReleaseAsync(HttpClient http) => (await http.GetAsync("/release")).EnsureSuccessStatusCode();
}
