using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Flows;

/// <summary>The subjects and texts of messages in one language; <c>MessageTexts.json</c> has those of the locales of the page.</summary>
internal sealed record MessageTexts
{
    private const string English = "en_XX";

    /// <summary>Languages whose code on the page is not that of ISO 639-1.</summary>
    private static readonly Dictionary<string, string> PageCodes = new(StringComparer.OrdinalIgnoreCase) { ["cs"] = "cz", ["tl"] = "fil" };

    private static readonly Lazy<Dictionary<string, MessageTexts>> ByLocale = new(Read);

    public required string ConfirmAccount { get; init; }

    public required string ConfirmAccountText { get; init; }

    public required string Code { get; init; }

    public required string CodeText { get; init; }

    public required string OrLinkText { get; init; }

    public required string ResetPassword { get; init; }

    public required string ResetPasswordText { get; init; }

    /// <summary>Returns the texts for a locale, such as <c>de_DE</c>, or else for its language, or else the English ones.</summary>
    public static MessageTexts Of(string? locale)
    {
        var texts = ByLocale.Value;
        if (locale is null) return texts[English];
        if (texts.TryGetValue(locale.Replace('-', '_'), out var exact)) return exact;
        var end = locale.AsSpan().IndexOfAny('_', '-');
        var language = end < 0 ? locale : locale[..end];
        return texts.GetValueOrDefault(PageCodes.GetValueOrDefault(language, language)) ?? texts[English];
    }

    /// <summary>Reads the texts by locale, and by language the first of its locales.</summary>
    private static Dictionary<string, MessageTexts> Read()
    {
        using var file = typeof(MessageTexts).Assembly.GetManifestResourceStream("MessageTexts.json")!;
        var texts = JsonSerializer.Deserialize(file, MessageTextsJson.Default.DictionaryStringMessageTexts)!;
        var found = new Dictionary<string, MessageTexts>(texts, StringComparer.OrdinalIgnoreCase);
        foreach (var (locale, text) in texts) found.TryAdd(locale[..locale.IndexOf('_', StringComparison.Ordinal)], text);
        return found;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, MessageTexts>))]
internal sealed partial class MessageTextsJson : JsonSerializerContext;
