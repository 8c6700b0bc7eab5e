using System.Xml.Linq;
using XsollaLogin.Client.AspNetCore.Authentication;
using XsollaLogin.Client.Kiota;
using XsollaLogin.Client.Resilience;

namespace XsollaLogin.UnitTests;

/// <summary>The XML documentation of the client packages, most of which is generated from the descriptions of the contract.</summary>
public class DocumentationTests
{
    private const int MinLength = 8;

    private static readonly string[] Placeholders = ["The body of the request.", "The request body.", "TODO"];

    public static TheoryData<string> Files =>
    [
        .. new[]
        {
            typeof(XsollaLoginApi), typeof(XsollaLoginBearerOptions), typeof(XsollaLoginAuthenticationProvider), typeof(XsollaLoginResilienceOptions),
        }
            .Select(type => Path.ChangeExtension(type.Assembly.Location, ".xml")),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_summary_or_parameter_is_a_placeholder(string file) =>
        AssertNone("says nothing", Texts(file, "summary", "param", "typeparam").Where(text => IsPlaceholder(text.Name, text.Text)));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_text_contains_a_backtick_or_a_backslash(string file) =>
        AssertNone("contains Markdown or an escape", Texts(file, "summary", "param", "typeparam", "returns", "remarks", "value", "exception")
            .Where(text => text.Text.Contains('`', StringComparison.Ordinal) || text.Text.Contains('\\', StringComparison.Ordinal)));

    private static bool IsPlaceholder(string name, string text) =>
        text.Length < MinLength || Placeholders.Contains(text) || string.Equals(LettersOf(name), LettersOf(text), StringComparison.OrdinalIgnoreCase);

    /// <summary>The documented texts with the names of what they document: a member or one of its parameters.</summary>
    private static List<(string Member, string Name, string Text)> Texts(string file, params string[] elements)
    {
        var texts =
            (from member in XDocument.Load(file).Descendants("member")
             let id = (string)member.Attribute("name")!
             from element in member.Elements()
             where !IsOfTheRegexGenerator(element)
             where elements.Contains(element.Name.LocalName)
             select (Member: id, Name: (string?)element.Attribute("name") ?? NameOf(id), Text: string.Concat(element.Nodes()).Trim())).ToList();
        Assert.NotEmpty(texts);
        return texts;
    }

    /// <summary>The regex generator documents its private methods with their patterns.</summary>
    private static bool IsOfTheRegexGenerator(XElement element) => element.Value.TrimStart().StartsWith("Pattern:", StringComparison.Ordinal);

    /// <summary>The name in an ID such as <c>M:Namespace.Type.Method(System.String)</c>.</summary>
    private static string NameOf(string id) => id.Split('(')[0].Split('.', ':')[^1];

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static void AssertNone(string what, IEnumerable<(string Member, string Name, string Text)> found)
    {
        var list = found.Select(text => $"{text.Member}, {text.Name}: '{text.Text}' {what}").ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
