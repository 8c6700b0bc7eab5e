using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Asks an authenticated user for additional fields.</summary>
internal static class AskFieldsFlow
{
    private static readonly string[] Confirmable = [Members.PhoneNumber, Members.Email];

    public static Answer GetAskFields(Call call)
    {
        if (call.User() is not { } user) return call.Answer(Examples.InvalidToken);
        var missing = AskedFields.MissingOf(call.Project, user);
        if (missing is []) return call.Answer(Examples.NothingMissing);
        var example = missing[0].Name == Members.Email ? Examples.EmailMissing : Examples.PhoneMissing;
        return call.Answer(example).WithBody(writer => JsonSerializer.Serialize(writer, missing, AnswerJson.Default.IReadOnlyListAskedField));
    }

    public static Answer Ask(Call call)
    {
        var request = call.Read(RequestJson.Default.AskRequest);
        if (call.Project.Tokens.Check(request.Token) is not { } user) return call.Answer(Examples.InvalidToken);
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;
        foreach (var (name, value) in request.UpdatedFields)
        {
            if (value.ValueKind == JsonValueKind.Null) request.UpdatedFields.Remove(name);
        }

        if (request.UpdatedFields.Count == 0) return call.Error("body.updatedFields in body should have at least 1 properties that are not null");

        var asked = call.Project.Settings.AskFields;
        foreach (var (name, value) in request.UpdatedFields)
        {
            if (asked.FirstOrDefault(field => field.Name == name) is not { } field)
                return call.Error($"body.updatedFields.{name} in body is not a field that the project asks for");
            if (field.Validation is { } rules && FieldRules.BrokenBy(TextOf(value), rules) is { } broken)
                return call.Error($"body.updatedFields.{name} in body {broken}");
        }

        var toConfirm = call.Project.Settings.ConfirmAskFields ? Confirmable.Where(request.UpdatedFields.ContainsKey).ToList() : [];
        if (toConfirm.Count > 1)
            return call.Error($"body.updatedFields in body has several fields that need a code ({string.Join(", ", toConfirm)}): send each in its own request");

        foreach (var field in Confirmable)
        {
            if (!request.UpdatedFields.TryGetValue(field, out var value)) continue;
            var login = value.GetString()!;
            if (field == Members.Email && user.Email is not null && !user.Email.Equals(login, StringComparison.OrdinalIgnoreCase))
            {
                return call.Answer(Examples.EmailChangeNotAllowed);
            }

            if (call.Project.Users.BelongsToAnother(field, login, user.Id))
            {
                return call.Answer(field == Members.Email ? Examples.EmailTaken : Examples.InvalidPhoneNumber);
            }
        }

        var link = toConfirm is [var first] ? first == Members.Email ? request.Settings?.Email : request.Settings?.PhoneNumber : null;
        if (link is { SendLink: true, LinkUrl: null or "" })
            return call.Error($"body.settings.{toConfirm[0]}.link_url in body is required: send_link is true");
        return Take(call, request, user, target, toConfirm.FirstOrDefault(), link);
    }

    /// <summary>Stores a field whose code was confirmed, and completes the login.</summary>
    public static Answer Confirmed(Call call, CodeOperation operation, string userId, string method)
    {
        // A field that was sent with a token that is now revoked must not be stored.
        if (call.Project.Users.Find(userId) is not { } asked || operation.Sequence < asked.TokensFrom) return call.Answer(Examples.ObjectNotFound);
        var stored = Store(call, userId, operation.Field, operation.Login);
        if (stored != RegistrationResult.Registered || call.Project.Users.Find(userId) is not { } user) return call.Answer(Examples.ObjectNotFound);
        return user.Banned ? call.Answer(Examples.UserBanned) : Logins.CompleteOrAsk(call, user, method, operation.Target, isAfterAsk: true);
    }

    /// <summary>Stores fields that need no confirmation, and sends a code for the other one.</summary>
    private static Answer Take(Call call, AskRequest request, User user, LoginTarget target, string? toConfirm, LinkSettings? link)
    {
        foreach (var (name, value) in request.UpdatedFields)
        {
            if (name != toConfirm && Store(call, user.Id, name, TextOf(value)) != RegistrationResult.Registered)
            {
                return call.Answer(name == Members.Email ? Examples.EmailTaken : Examples.InvalidPhoneNumber);
            }
        }

        // The user with the fields, unless the token was revoked meanwhile.
        if (call.Project.Tokens.Check(request.Token) is not { } current) return call.Answer(Examples.InvalidToken);
        if (toConfirm is null)
        {
            // An OAuth 2.0 client gets no code before all required fields are there.
            using var redirectUrl = call.IsOAuth2 && AskedFields.MissingOf(call.Project, current).Any(field => field.Required)
                ? Urls.Write(target.Url, (Members.Token, request.Token))
                : Logins.LoginUrl(call, current, LoginMethod.Password, target);
            return call.Answer(Examples.RedirectWithoutConfirmation, Patch.Text(Members.RedirectUrl, redirectUrl));
        }

        var byLink = call.Project.Settings.AskFields.Any(field => field.Name == toConfirm && field.ConfirmationType == AskedFields.ByLink);
        var operation = MessageSender.SendCode(
            call, toConfirm, request.UpdatedFields[toConfirm].GetString()!, target, link?.SendLink ?? (byLink ? true : null), link?.LinkUrl, user.Id);
        var example = toConfirm == Members.Email ? Examples.ConfirmEmail : Examples.ConfirmPhone;
        return call.Answer(example, Patch.Text(Members.OperationId, operation.Id));
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static RegistrationResult Store(Call call, string userId, string field, string value)
    {
        var stored = call.Project.Users.Change(userId, user => field switch
        {
            Members.Email => user with { Email = value },
            Members.PhoneNumber => user with { PhoneNumber = value },
            _ => user with { Fields = new Dictionary<string, string>(user.Fields) { [field] = value } },
        });
        if (stored == RegistrationResult.Registered) call.Changed(Change.FieldStored, userId);
        return stored;
    }
}

/// <summary>The fields that a project asks for, in the form of the API.</summary>
internal static class AskedFields
{
    /// <summary>The confirmation type of a field that is confirmed by a link.</summary>
    public const string ByLink = "link";

    private static readonly JsonElement NoRules = JsonElement.Parse("{}"u8);

    /// <summary>Returns the missing fields of a user in the order of their steps, with defaults for the omitted settings.</summary>
    public static IReadOnlyList<AskedField> MissingOf(Project project, User user)
    {
        var asked = project.Settings.AskFields;
        return asked is [] ? [] : [.. asked.Select(WithDefaults).Where(field => !user.Has(field.Name)).OrderBy(field => field.Step)];
    }

    private static AskedField WithDefaults(AskedField field, int position) => field with
    {
        ConfirmationType = field.ConfirmationType ?? (field.Name is Members.Email or Members.PhoneNumber ? "code" : null),
        Step = field.Step ?? position,
        Validation = field.Validation ?? NoRules,
        Type = field.Type ?? field.Name switch
        {
            Members.Email => "email",
            Members.PhoneNumber => "phone",
            Members.Bday => "date",
            Members.GdprConsent or Members.PromoEmailAgreement => "bool",
            Members.CountryName => "select",
            _ => "str",
        },
    };
}
