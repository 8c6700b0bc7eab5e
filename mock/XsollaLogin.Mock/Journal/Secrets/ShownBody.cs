using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Journal.Secrets;

/// <summary>A body as the journal shows it: with its secrets hidden, unless they are to be shown.</summary>
/// <param name="Bytes">What is shown of it.</param>
/// <param name="IsJson">Whether that is an object or an array of JSON.</param>
/// <param name="NotShown">Why it is not shown at all; null: it is.</param>
internal readonly record struct ShownBody(ReadOnlyMemory<byte> Bytes, bool IsJson, string? NotShown)
{
    private const string Form = "application/x-www-form-urlencoded";

    public bool IsText => NotShown is null && !IsJson && Utf8.IsValid(Bytes.Span);

    public static ShownBody OfRequest(JournalEntry entry, bool showSecrets)
    {
        if (entry.BodyState == BodyState.TooLarge) return Hide($"it is larger than {ReceivedBody.Most} bytes");
        if (entry.BodyState == BodyState.Unreadable) return Hide("it did not arrive whole");
        var operation = entry.Operation;
        // A path of the API that is none may be a slip: what was sent there was meant for an operation.
        var mayHoldSecrets = operation is null ? entry.Url.StartsWith(LoginContract.BasePath, StringComparison.Ordinal) : SecretNames.AreIn(operation.Body?.Schema);
        var isForm = operation is { Body.IsForm: true } || MediaTypes.AreSame(entry.RequestHeader("Content-Type").ToString(), Form);
        return Of(entry.Body, isForm, mayHoldSecrets, onlyKnown: operation is not null && mayHoldSecrets, showSecrets);
    }

    public static ShownBody OfAnswer(JournalEntry entry, bool showSecrets)
    {
        var mayHoldSecrets = entry.Operation?.Responses.Any(response => SecretNames.AreIn(response.Schema)) == true;
        return Of(entry.AnswerBody, isForm: false, mayHoldSecrets, onlyKnown: false, showSecrets);
    }

    private static ShownBody Of(ReadOnlyMemory<byte> body, bool isForm, bool mayHoldSecrets, bool onlyKnown, bool showSecrets)
    {
        var isJson = IsObjectOrArray(body.Span, out var isObject);
        if (showSecrets || body.IsEmpty) return new ShownBody(body, isJson, null);
        if (isJson && (isObject || !mayHoldSecrets)) return new ShownBody(JsonMask.Of(body.Span, onlyKnown), true, null);
        if (!isJson && isForm) return FormMask.Of(body.Span, onlyKnown) is { } masked ? new ShownBody(Encoding.UTF8.GetBytes(masked), false, null) : HideUnknown();
        if (mayHoldSecrets) return HideUnknown();
        return Utf8.IsValid(body.Span) ? new ShownBody(Encoding.UTF8.GetBytes(TextMask.Of(Encoding.UTF8.GetString(body.Span))), false, null) : new ShownBody(body, false, null);
    }

    private static ShownBody HideUnknown() => Hide("it is not what the call takes or gives, so it may hold secrets anywhere; --show-secrets shows it");

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
