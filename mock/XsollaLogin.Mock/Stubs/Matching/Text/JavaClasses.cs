namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>The character classes of which Java has another idea than .NET: without a flag they are those of ASCII.</summary>
internal static class JavaClasses
{
    private const string Word = "a-zA-Z_0-9";
    private const string Space = @" \t\n\v\f\r";
    private const string Horizontal = @" \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000";
    private const string Vertical = @"\n\v\f\r\u0085\u2028\u2029";

    private static readonly Dictionary<string, Set> s_sets = new()
    {
        [@"\d"] = new("0-9"),
        [@"\D"] = new("0-9", @"\u0000-/:-\uffff"),
        [@"\w"] = new(Word),
        [@"\W"] = new(Word, @"\u0000-/:-@\[-\^`{-\uffff"),
        [@"\s"] = new(Space),
        [@"\S"] = new(Space, @"\u0000-\u0008\u000e-\u001f!-\uffff"),
        [@"\h"] = new(Horizontal),
        [@"\v"] = new(Vertical),
        [@"\p{Lower}"] = new("a-z"),
        [@"\p{Upper}"] = new("A-Z"),
        [@"\p{ASCII}"] = new(@"\u0000-\u007f"),
        [@"\p{Alpha}"] = new("a-zA-Z"),
        [@"\p{Digit}"] = new("0-9"),
        [@"\p{Alnum}"] = new("a-zA-Z0-9"),
        [@"\p{Punct}"] = new(@"!-/:-@\[-`{-~"),
        [@"\p{Graph}"] = new("!-~"),
        [@"\p{Print}"] = new(" -~"),
        [@"\p{Blank}"] = new(@" \t"),
        [@"\p{Cntrl}"] = new(@"\u0000-\u001f\u007f"),
        [@"\p{XDigit}"] = new("0-9a-fA-F"),
        [@"\p{Space}"] = new(Space),
    };

    /// <summary>Null where both mean the same.</summary>
    public static Set? Find(string escape) => s_sets.GetValueOrDefault(escape);

    /// <param name="Ranges">As they stand in a class.</param>
    /// <param name="Complement">Of a negated set: all the rest.</param>
    internal sealed record Set(string Ranges, string? Complement = null)
    {
        public bool Negated => Complement is not null;
    }
}
