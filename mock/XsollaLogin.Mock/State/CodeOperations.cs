namespace XsollaLogin.Mock.State;

/// <summary>The result of checking a one-time code.</summary>
internal enum CodeCheck
{
    Confirmed,
    WrongCode,
    TooManyAttempts,
    NotFound,
}

/// <summary>A one-time code that was sent, and the login or field that it confirms.</summary>
internal sealed record CodeOperation : ISized
{
    public required string Id { get; init; }

    /// <summary>The kind of the recipient: email or phone_number.</summary>
    public required string Field { get; init; }

    /// <summary>The address or number that the code went to.</summary>
    public required string Login { get; init; }

    public required string Code { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The target of the login.</summary>
    public required LoginTarget Target { get; init; }

    /// <summary>The user who sent the address or number as an additional field; null: the code logs in.</summary>
    public string? AskedUserId { get; init; }

    /// <summary>The place in the order of tokens; the code is not valid if the user's tokens begin later.</summary>
    public required long Sequence { get; init; }

    public bool LinkOpened { get; init; }

    public int WrongCodes { get; init; }

    public long Measure() => StateSize.Of(Id, Login, Code, AskedUserId) + Target.Measure();
}

/// <summary>The pending one-time codes of a project. Each works once; beyond the limit, the oldest is dropped.</summary>
internal sealed class CodeOperations(ProjectClock clock, Lock gate, StateSize size)
{
    private const int Most = 100_000;
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly Lock _gate = gate;
    private readonly Dictionary<string, LinkedListNode<CodeOperation>> _operations = [];
    private readonly LinkedList<CodeOperation> _byAge = [];
    private readonly StateSize _size = new(size);

    /// <summary>The last waiter of each operation, which leads to the previous ones.</summary>
    private readonly Dictionary<string, Waiter> _waiting = [];

    public IReadOnlyList<CodeOperation> All()
    {
        lock (_gate) return [.. _byAge];
    }

    public void Start(CodeOperation operation)
    {
        var now = clock.Now;
        lock (_gate)
        {
            while (_byAge.First is { } oldest && (oldest.Value.Expires <= now || _byAge.Count == Most || _size.Bytes > MostBytes)) Forget(oldest);
            _operations[operation.Id] = _byAge.AddLast(operation);
            _size.Add(operation.Measure());
        }
    }

    /// <summary>Removes the operations whose login ends at a URL that must not be used any more.</summary>
    public void Drop(Func<string, bool> mustNotBeUsed)
    {
        lock (_gate)
        {
            foreach (var operation in _byAge.Where(operation => mustNotBeUsed(operation.Target.Url)).ToList()) Forget(_operations[operation.Id]);
        }
    }

    /// <summary>Removes the operation if the code is right; counts the attempt if it is wrong.</summary>
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

    /// <summary>Gives the code to all waiters, because the user opened the link in the message.</summary>
    /// <param name="attempts">The number of wrong codes after which the operation is over.</param>
    /// <returns>False if the operation is over.</returns>
    public bool OpenLink(string id, int attempts)
    {
        Waiter? waiting;
        string code;
        var now = clock.Now;
        lock (_gate)
        {
            if (!_operations.TryGetValue(id, out var found) || found.Value.Expires <= now || found.Value.WrongCodes >= attempts) return false;
            found.Value = found.Value with { LinkOpened = true };
            code = found.Value.Code;
            _waiting.Remove(id, out waiting);
        }

        // The chain needs no lock any more, and a later waiter sees that the link was opened.
        for (; waiting is not null; waiting = waiting.Previous) waiting.Give(code);
        return true;
    }

    /// <summary>Returns a task that completes when the user opens the link, unless it is disposed before; it blocks no thread.</summary>
    /// <param name="attempts">The number of wrong codes after which the operation is over.</param>
    public Waiter WaitForLink(string id, string login, int attempts)
    {
        var now = clock.Now;
        lock (_gate)
        {
            // Without an operation of this login, the wait ends only at its deadline.
            if (Find(id, login, now) is not { Value: var operation } || operation.WrongCodes >= attempts) return new Waiter(this, id, login, isKnown: false);
            // The texts of the operation are shared: those of the request would stay in memory, too.
            var waiter = new Waiter(this, operation.Id, operation.Login, isKnown: true);
            if (operation.LinkOpened) waiter.Give(operation.Code);
            else (waiter.Previous, _waiting[operation.Id]) = (_waiting.GetValueOrDefault(id), waiter);
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
        _size.Add(-operation.Value.Measure());
    }

    /// <summary>A pending long poll; completed by the link, the deadline or a disconnect. It is one object, because a server holds many.</summary>
    internal sealed class Waiter(CodeOperations operations, string id, string login, bool isKnown)
        : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IDisposable
    {
        private static long s_last;

        /// <summary>The number of the poll among all of the process.</summary>
        public long Number { get; } = Interlocked.Increment(ref s_last);

        public string OperationId => id;

        public string Login => login;

        /// <summary>Whether a code was sent to the login in the operation, so that a link can end the wait.</summary>
        public bool IsKnown => isKnown;

        /// <summary>The previous waiter of the same operation; a chain, because there is seldom more than one.</summary>
        public Waiter? Previous { get; set; }

        /// <summary>The code; null until the link is opened.</summary>
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
                    while (waiting is not null && waiting.Previous != this) waiting = waiting.Previous;
                    waiting?.Previous = Previous;
                }
                else if (Previous is not null) operations._waiting[id] = Previous;
                else operations._waiting.Remove(id);
            }
        }
    }
}
