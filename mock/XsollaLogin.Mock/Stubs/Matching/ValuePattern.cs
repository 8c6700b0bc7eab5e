namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>What one value has to be like.</summary>
internal abstract class ValuePattern
{
    /// <summary>Whether it asks that there be no value.</summary>
    public virtual bool IsAbsent => false;

    /// <exception cref="TimeoutException">It took too long: what the pattern belongs to does not match as a whole, so that not even its contrary does.</exception>
    public abstract bool Matches(MatchedValue value);

    /// <summary>Whether it matches, with a budget of its own.</summary>
    public bool MatchesAlone(string? text)
    {
        try
        {
            return Matches(new MatchedValue(text, new MatchingBudget()));
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
