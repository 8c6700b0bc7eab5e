namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>What one value has to be like.</summary>
internal abstract class ValuePattern
{
    /// <summary>Whether it asks that there be no value.</summary>
    public virtual bool IsAbsent => false;

    public abstract bool Matches(MatchedValue value);

    public bool Matches(string? text) => Matches(text is null ? MatchedValue.None : new MatchedValue(text));
}
