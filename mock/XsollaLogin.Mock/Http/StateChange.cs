namespace XsollaLogin.Mock.Http;

/// <summary>A kind of change that a request made to its project. The subject is the user's id unless the member says otherwise.</summary>
internal enum Change
{
    /// <summary>An OAuth 2.0 client that no project knew joined the project; the subject is the client's id.</summary>
    ClientJoined,
    UserAdded,
    AccountConfirmed,
    FieldStored,
    PasswordChanged,
    ConfirmationSent,
    ResetSent,

    /// <summary>A one-time code was sent; the subject is the operation's id.</summary>
    CodeSent,

    /// <summary>A one-time code was used; the subject is the operation's id.</summary>
    CodeTaken,

    /// <summary>A wrong code was counted; the subject is the operation's id.</summary>
    WrongCodeCounted,

    /// <summary>The link of a code was opened; the subject is the operation's id.</summary>
    LinkOpened,

    /// <summary>A failed login was counted; there is no subject.</summary>
    FailedLoginCounted,
    FailedLoginsCleared,
    ResetLinkTaken,
    ResetCodeTaken,
    AuthorizationCodeIssued,
    AuthorizationCodeTaken,
    TokenIssued,

    /// <summary>A token without a user was issued; the subject is the client's id.</summary>
    ServerTokenIssued,
    RefreshTokenIssued,
    RefreshTokenTaken,
    TokensRevoked,
    SessionBegun,
    SessionsEnded,
}

/// <summary>A change that a request made to its project.</summary>
/// <param name="Subject">The id of the changed object; never a secret.</param>
internal readonly record struct StateChange(Change What, string? Subject);
