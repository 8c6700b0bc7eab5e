using XsollaLogin.BlackBoxTests.Asking;
using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests.Checks;

internal static class PasswordlessChecks
{
    private const string WrongCode = "000000";

    public static IEnumerable<Check> All =>
    [
        .. Code("requestPhoneCode", "confirmPhoneCode", Setting.PhoneNumber),
        .. Code("requestPhoneCodeOAuth2", "confirmPhoneCodeOAuth2", Setting.PhoneNumber),
        .. Code("requestEmailCode", "confirmEmailCode", Setting.Email),
        .. Code("requestEmailCodeOAuth2", "confirmEmailCodeOAuth2", Setting.Email),
        new("getConfirmCode", "a link that nobody opens", "DeadlineExceeded")
        {
            With = (request, _) =>
            {
                request.Set("operation_id", NewId());
                request.Set("login", Stranger.New().Email);
            },
        },
    ];

    private static IEnumerable<Check> Code(string request, string confirm, Setting addressee) =>
    [
        new(request, "a code", "CodeSent") { Writes = true, AlsoNeeds = [addressee], AskedBy = session => session.SendCodeAsync(request) },
        new(confirm, "an operation that never was", "ObjectNotFound") { With = (example, _) => example.Give(("operation_id", NewId())) },
        new(confirm, "a wrong code", "WrongCode")
        {
            Writes = true,
            AlsoNeeds = [addressee],
            AskedBy = async session =>
            {
                var operationId = await session.OperationIdAsync(request);
                return await session.AskAsync(confirm, example =>
                {
                    session.GiveAddressee(example);
                    example.Give(("operation_id", operationId), ("code", WrongCode));
                });
            },
        },
    ];

    private static string NewId() => Guid.NewGuid().ToString("N");
}
