namespace XsollaLogin.IntegrationTests;

internal static class Race
{
    /// <summary>Makes many calls at the same time.</summary>
    /// <returns>The number of calls that were not rejected.</returns>
    public static async Task<int> WinnersAsync(int calls, Func<int, Task> call)
    {
        var gate = new TaskCompletionSource();
        var racing = Enumerable.Range(0, calls).Select(RunAsync).ToList();
        gate.SetResult();
        return (await Task.WhenAll(racing)).Count(won => won);

        async Task<bool> RunAsync(int number)
        {
            await gate.Task;
            try
            {
                await call(number);
                return true;
            }
            catch (XsollaLoginException error) when (error.StatusCode < (int)HttpStatusCode.InternalServerError)
            {
                return false;
            }
        }
    }
}
