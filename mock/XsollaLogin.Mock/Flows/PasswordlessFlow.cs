using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Login by a one-time code, sent to a phone number or an email address.</summary>
internal static class PasswordlessFlow
{
    public static Answer RequestPhoneCode(Call call)
    {
        var request = call.Read(RequestJson.Default.PhoneCodeRequest);
        return RequestCode(call, Members.PhoneNumber, request.PhoneNumber, request.SendLink, request.LinkUrl);
    }

    public static Answer RequestEmailCode(Call call)
    {
        var request = call.Read(RequestJson.Default.EmailCodeRequest);
        return RequestCode(call, Members.Email, request.Email, request.SendLink, request.LinkUrl);
    }

    public static Answer ConfirmPhoneCode(Call call)
    {
        var request = call.Read(RequestJson.Default.PhoneCodeConfirmation);
        return ConfirmCode(call, Members.PhoneNumber, request.PhoneNumber, request.Code, request.OperationId);
    }

    public static Answer ConfirmEmailCode(Call call)
    {
        var request = call.Read(RequestJson.Default.EmailCodeConfirmation);
        return ConfirmCode(call, Members.Email, request.Email, request.Code, request.OperationId);
    }

    /// <summary>Waits until the user opens the link, the deadline is reached or the client disconnects, without blocking a thread.</summary>
    public static async ValueTask<Answer> GetConfirmCode(Call call)
    {
        using var waiter = call.Project.Codes.WaitForLink(
            call.Query(Parameters.OperationId)!, call.Query(Parameters.Login)!, call.Project.Settings.CodeAttempts);
        if (!waiter.Task.IsCompleted)
        {
            using var deadline = call.Project.Clock.StartDeadline(TimeSpan.FromMilliseconds(call.Project.Settings.ConfirmCodeTimeoutMs), waiter);
            using var aborted = call.Aborted.UnsafeRegister(static waiter => ((TaskCompletionSource)waiter!).TrySetCanceled(), waiter);
            await waiter.Task;
        }

        return waiter.Code is { } code ? call.Answer(Examples.LinkOpened, Patch.Text(Members.Code, code)) : call.Answer(Examples.DeadlineExceeded);
    }

    private static Answer RequestCode(Call call, string field, string login, bool? sendLink, string? linkUrl)
    {
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;
        if (sendLink == true && string.IsNullOrEmpty(linkUrl)) return call.Error("body.link_url in body is required: send_link is true");
        var operation = MessageSender.SendCode(call, field, login, target, sendLink, linkUrl);
        return call.Answer(Examples.CodeSent, Patch.Text(Members.OperationId, operation.Id));
    }

    private static Answer ConfirmCode(Call call, string field, string login, string code, string operationId)
    {
        if (LoginTargets.ErrorOfClient(call) is { } error) return error;
        var project = call.Project;
        switch (project.Codes.Confirm(operationId, field, login, code, project.Settings.CodeAttempts, out var operation))
        {
            case CodeCheck.NotFound: return call.Answer(Examples.ObjectNotFound);
            case CodeCheck.WrongCode:
                call.Changed(Change.WrongCodeCounted, operationId);
                return call.Answer(Examples.WrongCode);
            case CodeCheck.TooManyAttempts: return call.Answer(Examples.CodeAttemptsExceeded);
        }

        call.Changed(Change.CodeTaken, operation!.Id);
        var method = field == Members.Email ? LoginMethod.Email : LoginMethod.Phone;
        if (operation.AskedUserId is { } userId) return AskFieldsFlow.Confirmed(call, operation, userId, method);
        var newId = project.Ids.NewUserId();
        var user = project.Users.FindOrAdd(field, operation.Login, newId);
        if (user.Id == newId) call.Changed(Change.UserAdded, newId);
        // A user who received the code has confirmed the address.
        if (field == Members.Email && !user.Confirmed)
        {
            project.Users.Change(user.Id, current => current with { Confirmed = true });
            call.Changed(Change.AccountConfirmed, user.Id);
        }

        return user.Banned ? call.Answer(Examples.UserBanned) : Logins.CompleteOrAsk(call, user, method, operation.Target);
    }
}
