using XsollaLogin.ContractCheck.Running;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Checks;

internal static class PasswordlessChecks
{
    private const string WrongCode = "000000";

    public static IEnumerable<Check> All =>
    [
        .. Code(OperationIds.RequestPhoneCode, OperationIds.ConfirmPhoneCode, Setting.PhoneNumber),
        .. Code(OperationIds.RequestPhoneCodeOAuth2, OperationIds.ConfirmPhoneCodeOAuth2, Setting.PhoneNumber),
        .. Code(OperationIds.RequestEmailCode, OperationIds.ConfirmEmailCode, Setting.Email),
        .. Code(OperationIds.RequestEmailCodeOAuth2, OperationIds.ConfirmEmailCodeOAuth2, Setting.Email),
        new(OperationIds.GetConfirmCode, "a link that is not opened", Examples.DeadlineExceeded)
        {
            Change = (request, _) =>
            {
                request.Set(Members.OperationId, UnknownValues.Id());
                request.Set(OperationIds.Login, RandomUser.New().Email);
            },
        },
    ];

    private static IEnumerable<Check> Code(string request, string confirm, Setting addressee) =>
    [
        new(request, "a code", Examples.CodeSent) { Writes = true, AlsoRequires = [addressee], Send = session => session.RequestCodeAsync(request) },
        new(confirm, "an unknown operation", Examples.ObjectNotFound) { Change = (example, _) => example.SetInBody((Members.OperationId, UnknownValues.Id())) },
        new(confirm, "a wrong code", Examples.WrongCode)
        {
            Writes = true,
            AlsoRequires = [addressee],
            Send = async session =>
            {
                var operationId = await session.OperationIdAsync(request);
                return await session.SendAsync(confirm, example =>
                {
                    session.SetAddressee(example);
                    example.SetInBody((Members.OperationId, operationId), ("code", WrongCode));
                });
            },
        },
    ];
}
