namespace XsollaLogin.Client.Outcomes;

/// <summary>How the answer of the three log-in calls is read.</summary>
internal static class LogInAnswer
{
    internal static LoginOutcome ToOutcome(this XsollaLoginResponse<LogInResult> answer) => answer.Result switch
    {
        { AskFields: null or { Count: 0 } } result => new LoginOutcome.LoggedIn(result.LoginUrl),
        { Token: { Length: > 0 } token } result => new LoginOutcome.FieldsAsked([.. result.AskFields.OrderBy(field => field.Step)], token, result.LoginUrl),
        _ => throw Unexpected.Answer(answer, "it asks for fields without the token to give them by"),
    };
}
