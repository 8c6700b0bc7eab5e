using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>What the real server would send: into the inbox, with a link on the mock's own address.</summary>
internal static class Post
{
    /// <summary>The operations whose flows send messages.</summary>
    public static readonly string[] Senders =
    [
        OperationIds.SignUp, OperationIds.SignUpOAuth2, OperationIds.ResendConfirmationLink, OperationIds.ResendConfirmationLinkOAuth2,
        OperationIds.RequestPhoneCode, OperationIds.RequestPhoneCodeOAuth2, OperationIds.RequestEmailCode, OperationIds.RequestEmailCodeOAuth2,
        OperationIds.Ask, OperationIds.AskOAuth2, OperationIds.RequestPasswordReset,
    ];

    private static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    public static void AccountConfirmation(Call call, User user, LogInEnd end)
    {
        var link = NewLink(call, new Link(LinkKind.ConfirmAccount, user.Id, end.Url), ConfirmationLifetime);
        var text = $"Open {link} to confirm your account.";
        Put(call, New(call, "account-confirmation", FieldNames.Email, user.Email!, "Confirm your account", text) with { Link = link });
        call.Changed(Change.ConfirmationSent, user.Id);
    }

    /// <summary>Starts an operation and sends its code; where a link is wanted, with a link that tells the waiting page.</summary>
    public static CodeOperation Code(Call call, string field, string login, LogInEnd end, LinkSettings? settings, string? askedUserId = null)
    {
        var world = call.World;
        var operation = new CodeOperation
        {
            Id = world.Ids.NewOperationId(),
            Sequence = world.Ids.NextSequence(),
            Field = field,
            Login = login,
            Code = world.Settings.FixedCode ?? world.Ids.NewDigits(world.Settings.CodeLength),
            Expires = world.Clock.Now + TimeSpan.FromSeconds(world.Settings.CodeLifetimeSeconds),
            End = end,
            AskedUserId = askedUserId,
        };
        world.Codes.Start(operation);
        var link = settings?.SendLink == true
            ? NewLink(call, new Link(LinkKind.OpenCode, operation.Id, settings.LinkUrl), operation.Expires - world.Clock.Now)
            : null;
        var text = link is null ? $"Your code is {operation.Code}." : $"Your code is {operation.Code}. Or open {link}.";
        var kind = askedUserId is null ? "login-code" : "field-confirmation";
        Put(call, New(call, kind, field, login, "Your code", text) with { Code = operation.Code, Link = link, OperationId = operation.Id });
        call.Changed(Change.CodeSent, operation.Id);
        return operation;
    }

    public static void PasswordReset(Call call, User user, LogInEnd end)
    {
        var world = call.World;
        var code = world.Ids.NewSecret();
        world.ResetCodes.Keep(code, user.Id, world.Clock.Now + ResetLifetime);
        var link = NewLink(call, new Link(LinkKind.ResetPassword, user.Id, end.Url, code), ResetLifetime);
        var text = $"Open {link} to choose a new password.";
        Put(call, New(call, "password-reset", FieldNames.Email, user.Email!, "Reset your password", text) with { Code = code, Link = link });
        call.Changed(Change.ResetSent, user.Id);
    }

    private static string NewLink(Call call, Link link, TimeSpan lifetime)
    {
        var id = call.World.Ids.NewSecret();
        call.World.Links.Keep(id, link, call.World.Clock.Now + lifetime);
        return call.Origin + MailedLinks.PathOf(call.World.ProjectId, id);
    }

    private static Message New(Call call, string kind, string field, string to, string subject, string text) => new()
    {
        Id = call.World.Ids.NewUserId(),
        ProjectId = call.World.ProjectId,
        Channel = field == FieldNames.Email ? "email" : "sms",
        Kind = kind,
        To = to,
        Subject = subject,
        Text = text,
        CreatedAt = call.World.Clock.Now,
    };

    private static void Put(Call call, Message message)
    {
        if (call.MessageDelay > TimeSpan.Zero) call.World.Inbox.PutLater(message, call.MessageDelay);
        else call.World.Inbox.Put(message);
    }
}
