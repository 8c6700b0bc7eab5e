using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Log-in by a one-time code, sent to a phone number or an e-mail address.</summary>
internal static class PasswordlessFlow
{
    public static Answer RequestPhoneCode(Call call) => RequestCode(call, FieldNames.PhoneNumber, call.Read(BodyJson.Default.PhoneCodeRequest));

    public static Answer RequestEmailCode(Call call) => RequestCode(call, FieldNames.Email, call.Read(BodyJson.Default.EmailCodeRequest));

    public static Answer ConfirmPhoneCode(Call call) => ConfirmCode(call, FieldNames.PhoneNumber, call.Read(BodyJson.Default.PhoneCodeConfirmation));

    public static Answer ConfirmEmailCode(Call call) => ConfirmCode(call, FieldNames.Email, call.Read(BodyJson.Default.EmailCodeConfirmation));

    /// <summary>Waits for the link to be opened, the deadline or the client's leaving, whichever comes first; a task, not a thread.</summary>
    public static async ValueTask<Answer> GetConfirmCode(Call call)
    {
        using var waiter = call.World.Codes.WaitForLink(call.Query(Parameters.OperationId)!, call.Query(Parameters.Login)!);
        if (!waiter.Task.IsCompleted)
        {
            using var deadline = call.World.Clock.In(TimeSpan.FromMilliseconds(call.World.Settings.ConfirmCodeTimeoutMs), waiter);
            using var left = call.Left.UnsafeRegister(static waiter => ((TaskCompletionSource)waiter!).TrySetCanceled(), waiter);
            await waiter.Task;
        }

        return waiter.Code is { } code ? call.Answer(Examples.LinkOpened, Patch.Text("code", code)) : call.Answer(Examples.DeadlineExceeded);
    }

    private static Answer RequestCode(Call call, string field, CodeRequest request)
    {
        if (LogInEnds.Refusal(call, out var end) is { } refused) return call.Answer(refused);
        var operation = Post.Code(call, field, request.Login, end, request);
        return call.Answer(Examples.CodeSent, Patch.Text("operation_id", operation.Id));
    }

    private static Answer ConfirmCode(Call call, string field, CodeConfirmation request)
    {
        var world = call.World;
        switch (world.Codes.Confirm(request.OperationId, field, request.Login, request.Code, world.Settings.CodeAttempts, out var operation))
        {
            case CodeCheck.NotFound: return call.Answer(Examples.ObjectNotFound);
            case CodeCheck.WrongCode:
                call.Changed(Change.WrongCodeCounted, request.OperationId);
                return call.Answer(Examples.WrongCode);
            case CodeCheck.TooManyAttempts: return call.Answer(Examples.CodeAttemptsExceeded);
        }

        call.Changed(Change.CodeTaken, operation!.Id);
        var method = field == FieldNames.Email ? "email" : "phone";
        if (operation.AskedUserId is { } userId) return AskFieldsFlow.Confirmed(call, operation, userId, method);
        var newId = world.Ids.NewUserId();
        var user = world.Users.FindOrAdd(field, operation.Login, newId);
        if (user.Id == newId) call.Changed(Change.UserAdded, newId);
        // Whoever reads the mail of the address has confirmed it.
        if (field == FieldNames.Email && !user.Confirmed)
        {
            world.Users.Change(user.Id, current => current with { Confirmed = true });
            call.Changed(Change.AccountConfirmed, user.Id);
        }

        return user.Banned ? call.Answer(Examples.UserBanned) : LogIns.CompleteOrAsk(call, user, method, operation.End);
    }
}
