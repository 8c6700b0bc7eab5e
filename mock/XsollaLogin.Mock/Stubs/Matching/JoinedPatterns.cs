namespace XsollaLogin.Mock.Stubs.Matching;

internal sealed class And(ValuePattern[] patterns) : ValuePattern
{
    public override bool Matches(MatchedValue value) => Array.TrueForAll(patterns, pattern => pattern.Matches(value));
}

internal sealed class Or(ValuePattern[] patterns) : ValuePattern
{
    public override bool Matches(MatchedValue value) => Array.Exists(patterns, pattern => pattern.Matches(value));
}

internal sealed class Not(ValuePattern pattern) : ValuePattern
{
    public override bool Matches(MatchedValue value) => !pattern.Matches(value);
}
