namespace XsollaLogin.Client;

/// <summary>The outcome of waiting for the link: either <see cref="Code"/> or <see cref="DeadlineExceeded"/>.</summary>
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

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    /// <summary>Returns the name of the outcome only, because its members may be secret.</summary>
    /// <returns>For example, <c>Code</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user opened the link.</summary>
    /// <param name="Value">The one-time code of the message; a secret.</param>
    public sealed record Code(string Value) : ConfirmCodeOutcome
    {
        private protected override string Name => nameof(Code);
    }

    /// <summary>The user did not open the link in time.</summary>
    public sealed record DeadlineExceeded : ConfirmCodeOutcome
    {
        private protected override string Name => nameof(DeadlineExceeded);
    }
}
