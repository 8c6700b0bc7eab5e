namespace XsollaLogin.IntegrationTests;

/// <summary>The documented answers without a natural cause: no settings and no input lead to them.</summary>
internal static class WithoutCause
{
    /// <summary>Answers without a cause in every operation that declares them.</summary>
    private static readonly string[] Everywhere =
    [
        "TooManyRequests", "TooManyLoginAttempts", "LoginAttemptsExceeded", "ProjectMisconfigured", "RegistrationNotAllowed", "UserTooYoung",
        "CaptchaRequired", "PhoneCannotReceiveSms", "EmailDoesNotExist", "SomethingWentWrong", "CallNotAvailable", "CaptchaNeeded",
        "InvalidPhoneNumber", "PasswordResetNotAllowed", "LoggedIn", "FieldsAskedOnPage",
        "SecondFactorAsked",
    ];

    /// <summary>The exceptions: operations in which one of these answers has a cause.</summary>
    private static readonly string[] Caused =
    [
        "exchangeToken 422 CallNotAvailable",
        "login 422 CaptchaNeeded", "loginOAuth2 422 CaptchaNeeded",
        "loginOAuth2Token 422 CaptchaNeeded", "loginOAuth2Token 422 CallNotAvailable",
        "ask 422 InvalidPhoneNumber", "askOAuth2 422 InvalidPhoneNumber",
        "requestPasswordReset 422 PasswordResetNotAllowed",
        "signUp 200 LoggedIn", "login 200 LoggedIn", "confirmPhoneCode 200 LoggedIn", "confirmEmailCode 200 LoggedIn",
        "confirmPhoneCodeOAuth2 200 LoggedIn", "confirmEmailCodeOAuth2 200 LoggedIn",
    ];

    private static readonly string[] Single =
    [
        "getJwks 400 InvalidParameters", "getKeys 400 InvalidParameters",
        "validateToken 404 ProjectNotFound", "loginOAuth2Token 422 MultipleLoginUrls",
    ];

    public static IReadOnlySet<string> Answers { get; } = ContractDocument.Current.Answers
        .Where(answer => Everywhere.Contains(answer.Name)).Select(answer => answer.ToString()).Except(Caused).Concat(Single).ToHashSet();
}
