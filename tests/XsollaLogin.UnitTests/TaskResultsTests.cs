using XsollaLogin.Client.Wire;

namespace XsollaLogin.UnitTests;

/// <summary>The mapped result of a task ends as the task does.</summary>
public class TaskResultsTests
{
    [Fact]
    public async Task A_complete_task_is_mapped_at_once()
    {
        var mapped = Task.FromResult(1).Then(number => $"{number}");
        Assert.True(mapped.IsCompletedSuccessfully);
        Assert.Equal("1", await mapped);
    }

    [Fact]
    public async Task A_task_that_completes_later_is_mapped_then()
    {
        var later = new TaskCompletionSource<int>();
        var mapped = later.Task.Then(number => $"{number}");
        Assert.False(mapped.IsCompleted);
        later.SetResult(2);
        Assert.Equal("2", await mapped);
    }

    [Fact]
    public async Task A_later_error_passes()
    {
        var later = new TaskCompletionSource<int>();
        var mapped = later.Task.Then(number => $"{number}");
        var error = new IOException("lost");
        later.SetException(error);
        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => mapped));
    }

    [Fact]
    public async Task A_cancellation_keeps_its_token()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var mapped = Task.FromCanceled<int>(stop.Token).Then(number => $"{number}");
        Assert.True(mapped.IsCanceled);
        Assert.Equal(stop.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mapped)).CancellationToken);
    }

    [Fact]
    public async Task An_error_of_the_map_is_that_of_the_task()
    {
        var mapped = Task.FromResult(1).Then<int, string>(_ => throw new IOException("lost"));
        await Assert.ThrowsAsync<IOException>(() => mapped);
    }
}
