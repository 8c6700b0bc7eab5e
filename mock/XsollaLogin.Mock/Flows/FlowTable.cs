using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Flows;

internal delegate ValueTask<Answer> Flow(Call call);

/// <summary>Which flow plays which operation. An operation without a flow replays its first documented success.</summary>
internal static class FlowTable
{
    private static readonly Dictionary<string, Flow> Flows = new()
    {
        [OperationIds.SignUp] = Now(PasswordFlow.SignUp),
        [OperationIds.SignUpOAuth2] = Now(PasswordFlow.SignUp),
        [OperationIds.Login] = Now(PasswordFlow.Login),
        [OperationIds.LoginOAuth2] = Now(PasswordFlow.Login),
        [OperationIds.ResendConfirmationLink] = Now(PasswordFlow.ResendConfirmationLink),
        [OperationIds.ResendConfirmationLinkOAuth2] = Now(PasswordFlow.ResendConfirmationLink),

        [OperationIds.RequestPhoneCode] = Now(PasswordlessFlow.RequestPhoneCode),
        [OperationIds.RequestPhoneCodeOAuth2] = Now(PasswordlessFlow.RequestPhoneCode),
        [OperationIds.RequestEmailCode] = Now(PasswordlessFlow.RequestEmailCode),
        [OperationIds.RequestEmailCodeOAuth2] = Now(PasswordlessFlow.RequestEmailCode),
        [OperationIds.GetConfirmCode] = PasswordlessFlow.GetConfirmCode,
        [OperationIds.ConfirmPhoneCode] = Now(PasswordlessFlow.ConfirmPhoneCode),
        [OperationIds.ConfirmPhoneCodeOAuth2] = Now(PasswordlessFlow.ConfirmPhoneCode),
        [OperationIds.ConfirmEmailCode] = Now(PasswordlessFlow.ConfirmEmailCode),
        [OperationIds.ConfirmEmailCodeOAuth2] = Now(PasswordlessFlow.ConfirmEmailCode),

        [OperationIds.GetAskFields] = Now(AskFieldsFlow.GetAskFields),
        [OperationIds.Ask] = Now(AskFieldsFlow.Ask),
        [OperationIds.AskOAuth2] = Now(AskFieldsFlow.Ask),

        [OperationIds.RequestPasswordReset] = Now(PasswordResetFlow.RequestPasswordReset),
        [OperationIds.ConfirmPasswordReset] = Now(PasswordResetFlow.ConfirmPasswordReset),

        [OperationIds.CheckSso] = Now(SsoFlow.CheckSso),
        [OperationIds.RedirectSso] = Now(SsoFlow.RedirectSso),
        [OperationIds.CheckSsoOAuth2] = Now(SsoFlow.CheckSsoOAuth2),
        [OperationIds.Logout] = Now(SsoFlow.Logout),
        [OperationIds.ClearSso] = Now(SsoFlow.ClearSso),

        [OperationIds.ExchangeToken] = Now(TokenFlow.ExchangeToken),
        [OperationIds.ValidateToken] = Now(TokenFlow.ValidateToken),
        [OperationIds.GetJwks] = Now(TokenFlow.GetJwks),
        [OperationIds.GetKeys] = Now(TokenFlow.GetKeys),
    };

    public static Flow? Find(string operationId) => Flows.GetValueOrDefault(operationId);

    private static Flow Now(Func<Call, Answer> flow) => call => new ValueTask<Answer>(flow(call));
}
