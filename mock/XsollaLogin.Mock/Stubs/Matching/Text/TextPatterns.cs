namespace XsollaLogin.Mock.Stubs.Matching;

internal sealed class EqualTo(string expected, bool ignoreCase) : ValuePattern
{
    private readonly StringComparison _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override bool Matches(MatchedValue value) => string.Equals(value.Text, expected, _comparison);
}

internal sealed class Contains(string part) : ValuePattern
{
    public override bool Matches(MatchedValue value) => value.Text?.Contains(part, StringComparison.Ordinal) == true;
}

internal sealed class Absent : ValuePattern
{
    public static readonly Absent Instance = new();

    public override bool IsAbsent => true;

    public override bool Matches(MatchedValue value) => value.Text is null;
}

internal sealed class Anything : ValuePattern
{
    public static readonly Anything Instance = new();

    public override bool Matches(MatchedValue value) => true;
}
