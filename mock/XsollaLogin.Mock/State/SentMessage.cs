namespace XsollaLogin.Mock.State;

/// <summary>A message that the real server would have sent.</summary>
internal sealed record SentMessage : ISized
{
    public required string Id { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>The channel: email or sms.</summary>
    public required string Channel { get; init; }

    /// <summary>The kind, one of <see cref="MessageKind"/>.</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    public string? Code { get; init; }

    public string? Link { get; init; }

    /// <summary>The reason why a message with a code has no link; null if it has one.</summary>
    public string? NoLink { get; init; }

    public string? OperationId { get; init; }

    /// <summary>The <c>locale</c> of the request, which decides the language; null: there was none.</summary>
    public string? Locale { get; init; }

    /// <summary>The <c>email_template</c> of the request: the project that an email is sent for; null: there was none.</summary>
    public string? EmailTemplate { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long Measure() => StateSize.Of(Id, To, Code, Link, OperationId, Locale, EmailTemplate, Subject, Text);
}

/// <summary>The kinds of messages.</summary>
internal static class MessageKind
{
    public const string AccountConfirmation = "account-confirmation";
    public const string LoginCode = "login-code";
    public const string PasswordReset = "password-reset";
    public const string FieldConfirmation = "field-confirmation";

    public static readonly string[] All = [AccountConfirmation, LoginCode, PasswordReset, FieldConfirmation];
}

/// <summary>A message that has not arrived yet.</summary>
/// <param name="InSeconds">The time until it arrives, in seconds of the project's clock.</param>
internal sealed record LateMessage(SentMessage Message, double InSeconds)
{
    public const int LongestSeconds = ScriptedAnswer.MostDelayMs / 1000;
}
