using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Flows;

/// <summary>Answers a call.</summary>
internal delegate ValueTask<Answer> Flow(Call call);

/// <summary>The flow of each operation; an operation without a flow replays its first documented success.</summary>
internal static class FlowTable
{
    private static readonly Dictionary<string, Flow> Flows = new()
    {
        [OperationIds.SignUp] = Immediate(PasswordFlow.SignUp),
        [OperationIds.SignUpOAuth2] = Immediate(PasswordFlow.SignUp),
        [OperationIds.Login] = Immediate(PasswordFlow.Login),
        [OperationIds.LoginOAuth2] = Immediate(PasswordFlow.Login),
        [OperationIds.LoginOAuth2Token] = Immediate(PasswordFlow.LoginForTokens),
        [OperationIds.ResendConfirmationLink] = Immediate(PasswordFlow.ResendConfirmationLink),
        [OperationIds.ResendConfirmationLinkOAuth2] = Immediate(PasswordFlow.ResendConfirmationLink),

        [OperationIds.RequestPhoneCode] = Immediate(PasswordlessFlow.RequestPhoneCode),
        [OperationIds.RequestPhoneCodeOAuth2] = Immediate(PasswordlessFlow.RequestPhoneCode),
        [OperationIds.RequestEmailCode] = Immediate(PasswordlessFlow.RequestEmailCode),
        [OperationIds.RequestEmailCodeOAuth2] = Immediate(PasswordlessFlow.RequestEmailCode),
        [OperationIds.GetConfirmCode] = PasswordlessFlow.GetConfirmCode,
        [OperationIds.ConfirmPhoneCode] = Immediate(PasswordlessFlow.ConfirmPhoneCode),
        [OperationIds.ConfirmPhoneCodeOAuth2] = Immediate(PasswordlessFlow.ConfirmPhoneCode),
        [OperationIds.ConfirmEmailCode] = Immediate(PasswordlessFlow.ConfirmEmailCode),
        [OperationIds.ConfirmEmailCodeOAuth2] = Immediate(PasswordlessFlow.ConfirmEmailCode),

        [OperationIds.GetAskFields] = Immediate(AskFieldsFlow.GetAskFields),
        [OperationIds.Ask] = Immediate(AskFieldsFlow.Ask),
        [OperationIds.AskOAuth2] = Immediate(AskFieldsFlow.Ask),

        [OperationIds.RequestPasswordReset] = Immediate(PasswordResetFlow.RequestPasswordReset),
        [OperationIds.ConfirmPasswordReset] = Immediate(PasswordResetFlow.ConfirmPasswordReset),

        [OperationIds.CheckSso] = Immediate(SsoFlow.CheckSso),
        [OperationIds.RedirectSso] = Immediate(SsoFlow.RedirectSso),
        [OperationIds.CheckSsoOAuth2] = Immediate(SsoFlow.CheckSsoOAuth2),
        [OperationIds.Logout] = Immediate(SsoFlow.Logout),
        [OperationIds.ClearSso] = Immediate(SsoFlow.ClearSso),

        [OperationIds.ExchangeToken] = Immediate(TokenFlow.ExchangeToken),
        [OperationIds.ValidateToken] = Immediate(TokenFlow.ValidateToken),
        [OperationIds.GetJwks] = Immediate(TokenFlow.GetJwks),
        [OperationIds.GetKeys] = Immediate(TokenFlow.GetKeys),
    };

    public static Flow? Find(string operationId) => Flows.GetValueOrDefault(operationId);

    private static Flow Immediate(Func<Call, Answer> flow) => call => new ValueTask<Answer>(flow(call));
}
