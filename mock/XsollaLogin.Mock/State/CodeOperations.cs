namespace XsollaLogin.Mock.State;

internal enum CodeCheck
{
    Confirmed,
    WrongCode,
    TooManyAttempts,
    NotFound,
}

/// <summary>A one-time code on its way to a user, and what its confirmation completes.</summary>
internal sealed record CodeOperation
{
    public required string Id { get; init; }

    /// <summary>email or phone_number.</summary>
    public required string Field { get; init; }

    /// <summary>The address or number that the code went to.</summary>
    public required string Login { get; init; }

    public required string Code { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>Where the login ends.</summary>
    public required LoginTarget Target { get; init; }

    /// <summary>The user who gave the address or number to ask; null: the code logs in.</summary>
    public string? AskedUserId { get; init; }

    /// <summary>Its place in the order of tokens; void where the user's tokens begin later.</summary>
    public required long Sequence { get; init; }

    public bool LinkOpened { get; init; }

    public int WrongCodes { get; init; }
}

/// <summary>The codes on their way. A code is taken once, whoever comes first; the oldest goes where there are too many.</summary>
internal sealed class CodeOperations(ProjectClock clock)
{
    private const int Most = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<CodeOperation>> _operations = [];
    /// <summary>Of those who wait for one operation, the last who came.</summary>
    private readonly Dictionary<string, Waiter> _waiting = [];
    private readonly LinkedList<CodeOperation> _byAge = [];

    public IReadOnlyList<CodeOperation> All()
    {
        lock (_gate) return [.. _byAge];
    }

    public void Start(CodeOperation operation)
    {
        var now = clock.Now;
        lock (_gate)
        {
            while (_byAge.First is { } oldest && (oldest.Value.Expires <= now || _byAge.Count == Most)) Forget(oldest);
            _operations[operation.Id] = _byAge.AddLast(operation);
        }
    }

    /// <summary>Takes the operation if the code is right, counts the attempt if it is not.</summary>
    public CodeCheck Confirm(string id, string field, string login, string code, int attempts, out CodeOperation? confirmed)
    {
        confirmed = null;
        var now = clock.Now;
        lock (_gate)
        {
            if (Find(id, login, now) is not { Value: var operation } found || operation.Field != field) return CodeCheck.NotFound;
            if (operation.WrongCodes >= attempts) return CodeCheck.TooManyAttempts;
            if (operation.Code != code)
            {
                found.Value = operation with { WrongCodes = operation.WrongCodes + 1 };
                return CodeCheck.WrongCode;
            }

            Forget(found);
            confirmed = operation;
            return CodeCheck.Confirmed;
        }
    }

    /// <summary>The user opened the link in the message: whoever waits gets the code.</summary>
    /// <returns>False where the operation is over.</returns>
    public bool OpenLink(string id)
    {
        Waiter? waiting;
        string code;
        var now = clock.Now;
        lock (_gate)
        {
            if (!_operations.TryGetValue(id, out var found) || found.Value.Expires <= now) return false;
            found.Value = found.Value with { LinkOpened = true };
            code = found.Value.Code;
            _waiting.Remove(id, out waiting);
        }

        // Without the lock: the chain is nobody else's now, and whoever comes after finds the link opened.
        for (; waiting is not null; waiting = waiting.Before) waiting.Give(code);
        return true;
    }

    /// <summary>Ends when the user opens the link, unless disposed before; no thread is held.</summary>
    public Waiter WaitForLink(string id, string login)
    {
        var now = clock.Now;
        lock (_gate)
        {
            // Whoever names no operation, or another one's, waits in vain.
            if (Find(id, login, now) is not { Value: var operation }) return new Waiter(this, id);
            // The operation's own text: the caller's would be one more to keep.
            var waiter = new Waiter(this, operation.Id);
            if (operation.LinkOpened) waiter.Give(operation.Code);
            else (waiter.Before, _waiting[operation.Id]) = (_waiting.GetValueOrDefault(id), waiter);
            return waiter;
        }
    }

    private LinkedListNode<CodeOperation>? Find(string id, string login, DateTimeOffset now) =>
        _operations.TryGetValue(id, out var found) && found.Value.Expires > now && found.Value.Login.Equals(login, StringComparison.OrdinalIgnoreCase)
            ? found
            : null;

    private void Forget(LinkedListNode<CodeOperation> operation)
    {
        _byAge.Remove(operation);
        _operations.Remove(operation.Value.Id);
        _waiting.Remove(operation.Value.Id);
    }

    /// <summary>One long poll. Whatever else ends it may do so, too: one object for all of it keeps it small.</summary>
    internal sealed class Waiter(CodeOperations operations, string id) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IDisposable
    {
        /// <summary>Who came before to wait for the same; a chain, for it is seldom more than one.</summary>
        public Waiter? Before { get; set; }

        /// <summary>Null as long as the link has not been opened.</summary>
        public string? Code { get; private set; }

        public void Give(string code)
        {
            Code = code;
            TrySetResult();
        }

        public void Dispose()
        {
            lock (operations._gate)
            {
                if (!operations._waiting.TryGetValue(id, out var waiting)) return;
                if (waiting != this)
                {
                    while (waiting is not null && waiting.Before != this) waiting = waiting.Before;
                    waiting?.Before = Before;
                }
                else if (Before is not null) operations._waiting[id] = Before;
                else operations._waiting.Remove(id);
            }
        }
    }
}
