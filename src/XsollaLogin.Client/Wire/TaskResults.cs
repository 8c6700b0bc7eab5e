namespace XsollaLogin.Client.Wire;

/// <summary>Maps the results of tasks of other clients than the generated ones, such as test doubles.</summary>
internal static class TaskResults
{
    internal static async Task<TOut> Then<TIn, TOut>(this Task<TIn> task, Func<TIn, TOut> map) => map(await task.ConfigureAwait(false));
}
