namespace XsollaLogin.Mock.Http;

/// <summary>What a request did to its project. The subject is the user's id where nothing else is said.</summary>
internal enum Change
{
    UserAdded,
    AccountConfirmed,
    FieldStored,
    PasswordChanged,
    ConfirmationSent,
    ResetSent,

    /// <summary>The subject is the operation's id, here and where a code is taken, counted or its link opened.</summary>
    CodeSent,
    CodeTaken,
    WrongCodeCounted,
    LinkOpened,

    /// <summary>Has no subject: who failed is nobody.</summary>
    FailedLoginCounted,
    FailedLoginsCleared,
    ResetLinkTaken,
    ResetCodeTaken,
    AuthorizationCodeIssued,
    AuthorizationCodeTaken,
    TokenIssued,
    RefreshTokenIssued,
    RefreshTokenTaken,
    TokensRevoked,
    SessionBegun,
    SessionsEnded,
}

/// <param name="Subject">The id of what was changed. Never a secret.</param>
internal readonly record struct StateChange(Change What, string? Subject);
