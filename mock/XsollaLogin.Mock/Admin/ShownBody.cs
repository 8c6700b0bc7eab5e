using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;

namespace XsollaLogin.Mock.Admin;

/// <summary>The body of a journal entry as the admin API shows it, usually with masked secrets.</summary>
/// <param name="Bytes">The visible bytes.</param>
/// <param name="IsJson">Whether the bytes are a JSON object or array.</param>
/// <param name="HiddenBecause">The reason why the body is hidden; null if it is visible.</param>
internal readonly record struct ShownBody(ReadOnlyMemory<byte> Bytes, bool IsJson, string? HiddenBecause)
{
    private const string Form = "application/x-www-form-urlencoded";

    public bool IsText => HiddenBecause is null && !IsJson && Utf8.IsValid(Bytes.Span);

    public static ShownBody OfRequest(JournalEntry entry, bool showSecrets)
    {
        if (entry.BodyState == BodyState.TooLarge) return Hide($"it is larger than {ReceivedBody.Most} bytes");
        if (entry.BodyState == BodyState.Unreadable) return Hide("it did not arrive completely");
        if (entry.BodyState == BodyState.NotDecoded) return Hide("it could not be decompressed");
        if (showSecrets || entry.Body.IsEmpty) return Whole(entry.Body);
        var isForm = entry.Operation is { Body.IsForm: true } || MediaTypes.AreSame(entry.Request.Header("Content-Type").ToString(), Form);
        // A stub on a path outside the contract belongs to the tester. Any other unknown path may be a misspelled operation whose body holds secrets.
        return Mask(entry.Body, isForm, entry is { Cause: Cause.Stub, Operation: null } ? JsonNames.OfRequest : JsonNames.OnlyKnown);
    }

    public static ShownBody OfAnswer(JournalEntry entry, bool showSecrets)
    {
        var body = entry.AnswerBody;
        if (showSecrets || body.IsEmpty) return Whole(body);
        var mayHoldSecrets = entry.Operation?.Responses.Any(response => SecretNames.AreIn(response.Schema)) == true;
        return mayHoldSecrets && !(IsObjectOrArray(body.Span, out var isObject) && isObject) ? HideUnknown() : Mask(body, isForm: false, JsonNames.OfAnswer);
    }

    private static ShownBody Whole(ReadOnlyMemory<byte> body) => new(body, IsObjectOrArray(body.Span, out _), null);

    private static ShownBody Mask(ReadOnlyMemory<byte> body, bool isForm, JsonNames names)
    {
        // Masks unknown members: one may be a misspelled or misplaced secret.
        var onlyKnown = names == JsonNames.OnlyKnown;
        if (IsObjectOrArray(body.Span, out var isObject))
            return isObject || !onlyKnown ? new ShownBody(JsonMask.Of(body.Span, names), true, null) : HideUnknown();
        if (isForm) return OfForm(FormMask.Of(body.Span, onlyKnown));
        if (onlyKnown) return HideUnknown();
        return Utf8.IsValid(body.Span)
            ? new ShownBody(Encoding.UTF8.GetBytes(TextMask.Of(Encoding.UTF8.GetString(body.Span))), false, null)
            : new ShownBody(body, false, null);
    }

    private static ShownBody OfForm(string? masked) => masked is null ? HideUnknown() : new ShownBody(Encoding.UTF8.GetBytes(masked), false, null);

    private static ShownBody HideUnknown() =>
        Hide("it does not have the form that the contract describes, so it may contain secrets anywhere; --show-secrets shows it");

    private static ShownBody Hide(string why) => new(default, false, why);

    private static bool IsObjectOrArray(ReadOnlySpan<byte> body, out bool isObject)
    {
        isObject = false;
        if (body.IsEmpty || JsonSyntax.ProblemIn(body) is not null) return false;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        isObject = reader.TokenType == JsonTokenType.StartObject;
        return isObject || reader.TokenType == JsonTokenType.StartArray;
    }
}
