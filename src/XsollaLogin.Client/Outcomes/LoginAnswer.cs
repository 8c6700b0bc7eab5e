namespace XsollaLogin.Client.Outcomes;

/// <summary>How the answer of the three login calls is read.</summary>
internal static class LoginAnswer
{
    internal static LoginOutcome ToOutcome(this XsollaLoginResponse<LoginResult> answer) => answer.Result switch
    {
        { AskFields: null or { Count: 0 } } result => new LoginOutcome.Completed(result.LoginUrl),
        { Token: { Length: > 0 } token } result => new LoginOutcome.FieldsAsked([.. result.AskFields.OrderBy(field => field.Step)], token, result.LoginUrl),
        _ => throw Unexpected.Answer(answer, "it asks for fields without the token to give them by"),
    };
}
