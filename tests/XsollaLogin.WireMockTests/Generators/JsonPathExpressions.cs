namespace XsollaLogin.WireMockTests.Generators;

/// <summary>The JSONPath that users of WireMock write, by kind.</summary>
internal static class JsonPathExpressions
{
    public static readonly string[] Members =
        ["$", "$.name", "$.a", "$.a.b", "$['name']", "$['a']['b']", "$.nothing", "$.empty", "$.none", "$.on", "$.missing", "$.a.missing", "$.a.b.c", "$.n", "$.items.b", "name"];

    public static readonly string[] Arrays =
        ["$.items[0]", "$.items[0].b", "$.items[1].n", "$.items[-1]", "$.items[-1:].b", "$.items[0:2].b", "$.items[0,1].b", "$.tags[0]", "$[0]", "$[0].b", "$.items[9]", "$.items[:1]", "$.name[0]"];

    public static readonly string[] Wildcards = ["$.items[*]", "$.items[*].b", "$.items.*", "$.*", "$..b", "$..n", "$..missing", "$..*", "$[*]", "$[*].b", "$.a.*", "$..items[0]", "$.tags[*]", "$.items..b", "$['name','n']"];

    public static readonly string[] Filters =
    [
        "$.items[?(@.b == 'x')]", "$.items[?(@.b == \"x\")]", "$.items[?(@.b == 'x')].n", "$.items[?(@.n > 3)]", "$.items[?(@.n >= 3)]", "$.items[?(@.n < 4)].b", "$.items[?(@.n == 3)]",
        "$.items[?(@.b != 'x')]", "$.items[?(@.n != 3)]", "$.items[?(@.b)]", "$.items[?(!@.b)]", "$.items[?(@.on)]", "$.items[?(@.on == true)]", "$.items[?(@.on == null)]",
        "$[?(@.b == 'x')]", "$[?(@.name == 'blue')]", "$.a[?(@.b == 'x')]", "$[?(@.n > 3)]", "$..[?(@.b == 'x')]", "$.tags[?(@ == 'red')]", "$.name[?(@ == 'blue')]",
    ];

    public static readonly string[] Combined =
    [
        "$.items[?(@.b == 'x' && @.n > 2)]", "$.items[?(@.b == 'x' || @.n > 4)]", "$.items[?(@.b == 'x' && (@.n == 1 || @.n == 3))]", "$.items[?(!(@.b == 'x'))]", "$[?(@.a.b == 'x')]",
        "$[?(@.items[0].b == 'x')]", "$[?(@.name == 'blue' && @.on == true)]",
    ];

    public static readonly string[] Operators =
    [
        "$.items[?(@.b in ['x','z'])]", "$.items[?(@.b nin ['x'])]", "$.items[?(@.b =~ /x|y/)]", "$.items[?(@.b =~ /X/i)]", "$[?(@.name =~ /bl.*/)]", "$[?(@.tags size 2)]", "$[?(@.tags contains 'red')]",
        "$[?(@.tags empty true)]", "$[?(@.tags subsetof ['red','green'])]", "$[?(@.tags anyof ['red'])]", "$[?(@.tags noneof ['red'])]", "$.items[?(@.n > $.n)]",
    ];

    public static readonly string[] Functions =
    [
        "$.items.length()", "$.items.size()", "$.tags.length()", "$.name.length()", "$.empty.length()", "$.a.length()", "$.missing.length()", "$.n.length()",
        "$[?(@.items.length() > 1)]", "$[?(@.tags.size() == 2)]", "$[?(@.name.length() > 4)]",
    ];

    public static readonly string[] All = [.. Members, .. Arrays, .. Wildcards, .. Filters, .. Combined];
}
