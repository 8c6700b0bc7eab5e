namespace XsollaLogin.Mock.State;

/// <summary>What a tester wants an operation to do next: a documented answer, or a fault.</summary>
internal sealed record ScriptedAnswer
{
    public required string Operation { get; init; }

    /// <summary>The example that answers; null where there is a fault.</summary>
    public string? Example { get; init; }

    /// <summary>One of <see cref="ScriptedFault"/>; null where there is an example.</summary>
    public string? Fault { get; init; }

    /// <summary>For how many calls.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Whose calls only: any name of theirs, in any case; null: everybody's.</summary>
    public string? User { get; init; }

    /// <summary>How much later the answer or the message comes.</summary>
    public int? DelayMs { get; init; }

    /// <summary>Null: what the contract says.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Of a server error.</summary>
    public int? Status { get; init; }

    public TimeSpan Delay() => TimeSpan.FromMilliseconds(DelayMs ?? 0);
}
