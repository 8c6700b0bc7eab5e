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

    /// <summary>Where the log-in ends.</summary>
    public required LogInEnd End { get; init; }

    /// <summary>The user who gave the address or number to ask; null: the code logs in.</summary>
    public string? AskedUserId { get; init; }

    /// <summary>Its place in the order of tokens; void where the user's tokens begin later.</summary>
    public required long Sequence { get; init; }

    public bool LinkOpened { get; init; }

    public int WrongCodes { get; init; }
}

/// <summary>The codes on their way. A code is taken once, whoever comes first; the oldest goes where there are too many.</summary>
internal sealed class CodeOperations(WorldClock clock)
{
    private const int Most = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, CodeOperation> _operations = [];
    private readonly Dictionary<string, List<Waiter>> _waiting = [];
    private readonly Queue<(string Id, DateTimeOffset Expires)> _byAge = [];

    public IReadOnlyList<CodeOperation> All
    {
        get
        {
            lock (_gate) return [.. _operations.Values];
        }
    }

    public void Start(CodeOperation operation)
    {
        var now = clock.Now;
        lock (_gate)
        {
            while (_byAge.TryPeek(out var oldest) && oldest.Expires <= now) Forget(_byAge.Dequeue().Id);
            if (_byAge.Count == Most) Forget(_byAge.Dequeue().Id);
            _operations[operation.Id] = operation;
            _byAge.Enqueue((operation.Id, operation.Expires));
        }
    }

    /// <summary>Takes the operation if the code is right, counts the attempt if it is not.</summary>
    public CodeCheck Confirm(string id, string field, string login, string code, int attempts, out CodeOperation? confirmed)
    {
        confirmed = null;
        var now = clock.Now;
        lock (_gate)
        {
            if (Find(id, login, now) is not { } operation || operation.Field != field) return CodeCheck.NotFound;
            if (operation.WrongCodes >= attempts) return CodeCheck.TooManyAttempts;
            if (operation.Code != code)
            {
                _operations[id] = operation with { WrongCodes = operation.WrongCodes + 1 };
                return CodeCheck.WrongCode;
            }

            Forget(id);
            confirmed = operation;
            return CodeCheck.Confirmed;
        }
    }

    /// <summary>The user opened the link in the message: whoever waits gets the code.</summary>
    /// <returns>False where the operation is over.</returns>
    public bool OpenLink(string id)
    {
        List<Waiter>? waiting;
        string code;
        var now = clock.Now;
        lock (_gate)
        {
            if (!_operations.TryGetValue(id, out var operation) || operation.Expires <= now) return false;
            _operations[id] = operation with { LinkOpened = true };
            code = operation.Code;
            _waiting.Remove(id, out waiting);
        }

        foreach (var waiter in waiting ?? []) waiter.Give(code);
        return true;
    }

    /// <summary>Ends when the user opens the link, unless disposed before; no thread is held.</summary>
    public Waiter WaitForLink(string id, string login)
    {
        var now = clock.Now;
        var waiter = new Waiter(this, id);
        lock (_gate)
        {
            // Whoever names no operation, or another one's, waits in vain.
            if (Find(id, login, now) is not { } operation) return waiter;
            if (operation.LinkOpened) waiter.Give(operation.Code);
            else if (_waiting.TryGetValue(id, out var waiting)) waiting.Add(waiter);
            else _waiting[id] = new List<Waiter>(1) { waiter };
        }

        return waiter;
    }

    private CodeOperation? Find(string id, string login, DateTimeOffset now) =>
        _operations.TryGetValue(id, out var operation) && operation.Expires > now && operation.Login.Equals(login, StringComparison.OrdinalIgnoreCase)
            ? operation
            : null;

    private void Forget(string id)
    {
        _operations.Remove(id);
        _waiting.Remove(id);
    }

    /// <summary>One long poll. Whatever else ends it may do so, too: one object for all of it keeps it small.</summary>
    internal sealed class Waiter(CodeOperations operations, string id) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IDisposable
    {
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
                if (operations._waiting.TryGetValue(id, out var waiting) && waiting.Remove(this) && waiting.Count == 0) operations._waiting.Remove(id);
            }
        }
    }
}
