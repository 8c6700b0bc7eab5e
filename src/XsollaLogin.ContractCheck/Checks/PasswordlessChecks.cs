using XsollaLogin.ContractCheck.Running;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Checks;

internal static class PasswordlessChecks
{
    private const string WrongCode = "000000";

    public static IEnumerable<Check> All =>
    [
        .. Code("requestPhoneCode", "confirmPhoneCode", Setting.PhoneNumber),
        .. Code("requestPhoneCodeOAuth2", "confirmPhoneCodeOAuth2", Setting.PhoneNumber),
        .. Code("requestEmailCode", "confirmEmailCode", Setting.Email),
        .. Code("requestEmailCodeOAuth2", "confirmEmailCodeOAuth2", Setting.Email),
        new("getConfirmCode", "a link that is not opened", "DeadlineExceeded")
        {
            Change = (request, _) =>
            {
                request.Set("operation_id", UnknownValues.Id());
                request.Set("login", RandomUser.New().Email);
            },
        },
    ];

    private static IEnumerable<Check> Code(string request, string confirm, Setting addressee) =>
    [
        new(request, "a code", "CodeSent") { Writes = true, AlsoRequires = [addressee], Send = session => session.RequestCodeAsync(request) },
        new(confirm, "an unknown operation", "ObjectNotFound") { Change = (example, _) => example.SetInBody(("operation_id", UnknownValues.Id())) },
        new(confirm, "a wrong code", "WrongCode")
        {
            Writes = true,
            AlsoRequires = [addressee],
            Send = async session =>
            {
                var operationId = await session.OperationIdAsync(request);
                return await session.SendAsync(confirm, example =>
                {
                    session.SetAddressee(example);
                    example.SetInBody(("operation_id", operationId), ("code", WrongCode));
                });
            },
        },
    ];
}
