using System.Text.RegularExpressions;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The data file with the texts of messages has each text in each language of the page.</summary>
public partial class MessageTextsTests
{
    private const string English = "en_XX";

    private static readonly JsonObject Texts =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("mock/XsollaLogin.Mock/Flows/MessageTexts.json")))!.AsObject();

    public static TheoryData<string> Translations => [.. Texts.Select(language => language.Key).Where(locale => locale != English)];

    [Fact]
    public void The_languages_are_those_of_the_page() => Assert.Equal(
        ContractDocument.Current.Root["components"]!["schemas"]!["Locale"]!["enum"]!.AsArray().Select(locale => (string)locale!),
        Texts.Select(language => language.Key));

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_each_text_with_its_placeholders_and_no_English_one(string locale)
    {
        var (english, translated) = (Texts[English]!.AsObject(), Texts[locale]!.AsObject());

        Assert.Equal(english.Select(text => text.Key), translated.Select(text => text.Key));
        Assert.All(english, text => Assert.Equal(PlaceholdersOf(text.Value), PlaceholdersOf(translated[text.Key])));
        Assert.All(english, text => Assert.NotEqual((string)text.Value!, (string)translated[text.Key]!));
        Assert.All(translated, text => Assert.False(string.IsNullOrWhiteSpace(Placeholder().Replace((string)text.Value!, "")), text.Key));
    }

    [Fact]
    public void No_two_languages_share_a_text()
    {
        var texts = Texts.SelectMany(language => language.Value!.AsObject()).Select(text => (string)text.Value!);

        Assert.Empty(texts.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    private static IEnumerable<string> PlaceholdersOf(JsonNode? text) => Placeholder().Matches((string)text!).Select(match => match.Value);

    [GeneratedRegex(@"\{\w*\}")]
    private static partial Regex Placeholder();
}
