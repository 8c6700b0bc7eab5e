namespace XsollaLogin.Mock.State;

/// <summary>A message that the real server would have sent.</summary>
internal sealed record Message
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>email or sms.</summary>
    public required string Channel { get; init; }

    /// <summary>account-confirmation, login-code, password-reset or field-confirmation.</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    public string? Code { get; init; }

    public string? Link { get; init; }

    public string? OperationId { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The messages of one world, oldest first. Beyond its size the oldest go.</summary>
internal sealed class Inbox
{
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<Message> _messages = [];
    private TaskCompletionSource? _next;
    private long _dropped;

    /// <summary>How many messages went because newer ones came.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    public void Put(Message message)
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            if (_messages.Count == Most)
            {
                _messages.Dequeue();
                _dropped++;
            }

            _messages.Enqueue(message);
            (next, _next) = (_next, null);
        }

        next?.TrySetResult();
    }

    /// <summary>Lets whoever waits look again.</summary>
    public void Wake()
    {
        TaskCompletionSource? next;
        lock (_gate) (next, _next) = (_next, null);
        next?.TrySetResult();
    }

    /// <param name="next">Ends when the next message comes.</param>
    public IReadOnlyList<Message> Find(Func<Message, bool> which, out Task next)
    {
        lock (_gate)
        {
            next = (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return [.. _messages.Where(which)];
        }
    }
}
