namespace XsollaLogin.Client;

/// <summary>What waiting for the link led to: <see cref="Code"/> or <see cref="DeadlineExceeded"/>, nothing else.</summary>
/// <example>
/// <code>
/// return await api.WaitForConfirmCodeAsync(email, operationId) switch
/// {
///     ConfirmCodeOutcome.Code code => await api.LoginWithEmailCodeAsync(email, code.Value, operationId),
///     ConfirmCodeOutcome.DeadlineExceeded => null,
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record ConfirmCodeOutcome
{
    private protected ConfirmCodeOutcome()
    {
    }

    // Abstract and not to be seen outside: what closes the hierarchy, for a record's copy constructor cannot be hidden.
    private protected abstract string Name { get; }

    /// <summary>The name of the outcome alone: its members may be secret.</summary>
    /// <returns>Such as <c>Code</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user has opened the link.</summary>
    /// <param name="Value">The one-time code to confirm with. A secret.</param>
    public sealed record Code(string Value) : ConfirmCodeOutcome
    {
        private protected override string Name => nameof(Code);
    }

    /// <summary>The user has not opened the link in time.</summary>
    public sealed record DeadlineExceeded : ConfirmCodeOutcome
    {
        private protected override string Name => nameof(DeadlineExceeded);
    }
}
