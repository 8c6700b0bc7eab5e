namespace XsollaLogin.WireMockTests.Generators;

/// <summary>The few words that patterns and requests share.</summary>
internal static class Words
{
    public static readonly string[] Plain = ["blue", "Blue", "BLUE", "blue-sky", "sky", "12", "1234", "b-12"];

    public static readonly string[] Texts = [.. Plain, "blue sky", " ", "über", "1+1=2", "a&b", "{\"a\":1}"];

    public static readonly string[] Lines = [.. Texts, "", "blue\nsky", "blue\r\nsky", "blue\n", "\tblue", "٣٤"];

    /// <summary>What is in some of them.</summary>
    public static readonly string[] Parts = ["b", "blue", "sky", "1", "-", " ", "", "S", "e", "\n"];

    public static readonly string[] Regexes =
    [
        "blue", "[a-z]+", "[A-Za-z-]+", "blue.*", ".*sky", ".*l.*", "\\d+", "\\d{2,3}", "(?i)BLUE", "blue|sky", "^blue$", "b-?\\d+", ".*", ".+", "\\w+",
        "[^0-9]*", "(blue|green)([ -]sky)?", "\\S+\\s\\S+", "bl(?:u|o)e", "(?=b).*", "\\{.*\\}", "[\\w-]{4,}", "blue.sky", "(?s)blue.*",
    ];
}
