using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Puts messages that the real server would send into the inbox, with links to the mock.</summary>
internal static class MessageSender
{
    /// <summary>The operations whose flows send messages.</summary>
    public static readonly string[] Operations =
    [
        OperationIds.SignUp, OperationIds.SignUpOAuth2, OperationIds.ResendConfirmationLink, OperationIds.ResendConfirmationLinkOAuth2,
        OperationIds.RequestPhoneCode, OperationIds.RequestPhoneCodeOAuth2, OperationIds.RequestEmailCode, OperationIds.RequestEmailCodeOAuth2,
        OperationIds.Ask, OperationIds.AskOAuth2, OperationIds.RequestPasswordReset,
    ];

    private const string LinkNotAsked =
        "The request has no send_link: the JS SDK was created without enable_magic_link. With enable_magic_link: true, it asks for a link.";
    private const string LinkDeclined =
        "send_link is false in the request. The JS SDK sends this for disableConfirmByLink: true, and for enable_magic_link: false.";

    private static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    public static void SendAccountConfirmation(Call call, User user, LoginTarget target)
    {
        var link = NewLink(call, new Link(LinkKind.ConfirmAccount, user.Id, target.Url), ConfirmationLifetime);
        var texts = TextsOf(call);
        var text = WithLink(texts.ConfirmAccountText, link);
        Put(call, New(call, MessageKind.AccountConfirmation, Members.Email, user.Email!, texts.ConfirmAccount, text) with { Link = link });
        call.Changed(Change.ConfirmationSent, user.Id);
    }

    /// <summary>Starts an operation and sends its code, with a link if the request asks for one. Opening the link gives the code to the waiting page.</summary>
    /// <param name="sendLink">Whether the message has a link; null: the request does not say it.</param>
    public static CodeOperation SendCode(
        Call call, string field, string login, LoginTarget target, bool? sendLink, string? linkUrl, string? askedUserId = null)
    {
        var project = call.Project;
        var operation = new CodeOperation
        {
            Id = project.Ids.NewOperationId(),
            Sequence = project.Ids.NextSequence(),
            Field = field,
            Login = login,
            Code = project.Settings.FixedCode ?? project.Ids.NewDigits(project.Settings.CodeLength),
            Expires = project.Clock.Now + TimeSpan.FromSeconds(project.Settings.CodeLifetimeSeconds),
            Target = target,
            AskedUserId = askedUserId,
        };
        project.StartCode(operation);
        var link = sendLink == true ? NewLink(call, new Link(LinkKind.OpenCode, operation.Id, linkUrl), operation.Expires - project.Clock.Now) : null;
        var texts = TextsOf(call);
        var text = texts.CodeText.Replace("{code}", operation.Code, StringComparison.Ordinal);
        if (link is not null) text += " " + WithLink(texts.OrLinkText, link);
        var kind = askedUserId is null ? MessageKind.LoginCode : MessageKind.FieldConfirmation;
        Put(call, New(call, kind, field, login, texts.Code, text) with
        {
            Code = operation.Code,
            Link = link,
            NoLink = link is not null ? null : sendLink is null ? LinkNotAsked : LinkDeclined,
            OperationId = operation.Id,
        });
        call.Changed(Change.CodeSent, operation.Id);
        return operation;
    }

    public static void SendPasswordReset(Call call, User user, LoginTarget target)
    {
        var project = call.Project;
        var code = project.Ids.NewSecret();
        project.ResetCodes.Add(code, user.Id, project.Clock.Now + ResetLifetime);
        var link = NewLink(call, new Link(LinkKind.ResetPassword, user.Id, target.Url, code), ResetLifetime);
        var texts = TextsOf(call);
        var text = WithLink(texts.ResetPasswordText, link);
        Put(call, New(call, MessageKind.PasswordReset, Members.Email, user.Email!, texts.ResetPassword, text) with { Code = code, Link = link });
        call.Changed(Change.ResetSent, user.Id);
    }

    private static MessageTexts TextsOf(Call call) => MessageTexts.Of(call.Query(Parameters.Locale));

    private static string WithLink(string text, string link) => text.Replace("{link}", link, StringComparison.Ordinal);

    private static string NewLink(Call call, Link link, TimeSpan lifetime)
    {
        var id = call.Project.Ids.NewSecret();
        call.Project.Links.Add(id, link, call.Project.Clock.Now + lifetime);
        return call.Origin + LinkPath.Of(call.Project.ProjectId, id);
    }

    private static SentMessage New(Call call, string kind, string field, string to, string subject, string text) => new()
    {
        Id = call.Project.Ids.NewUserId(),
        ProjectId = call.Project.ProjectId,
        Channel = field == Members.Email ? "email" : "sms",
        Kind = kind,
        To = to,
        Locale = call.Query(Parameters.Locale),
        EmailTemplate = field == Members.Email ? call.Query(Parameters.EmailTemplate) : null,
        Subject = subject,
        Text = text,
        CreatedAt = call.Project.Clock.Now,
    };

    private static void Put(Call call, SentMessage message)
    {
        call.Sent(message);
        if (call.MessageDelay > TimeSpan.Zero) call.Project.Inbox.PutLater(message, call.MessageDelay);
        else call.Project.Inbox.Put(message);
    }
}
