namespace XsollaLogin.Mock.State;

internal enum LinkKind
{
    ConfirmAccount,
    OpenCode,
    ResetPassword,
}

/// <summary>What a link in a message does when it is opened.</summary>
/// <param name="Subject">The user's id, or the operation's.</param>
/// <param name="Target">Where it ends; null: at a page of the mock.</param>
/// <param name="ResetCode">For a password reset.</param>
internal sealed record Link(LinkKind Kind, string Subject, string? Target, string? ResetCode = null);
