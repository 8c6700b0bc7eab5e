using System.Text.RegularExpressions;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>The whole value has to match, as in Java.</summary>
internal sealed class RegexPattern(Regex regex) : ValuePattern
{
    /// <summary>Per value; ordinary expressions need microseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    /// <param name="name">Of the member that holds the expression.</param>
    public static RegexPattern? Read(Members members, string name)
    {
        if (members.Operand(name) is not { } expression) return null;
        try
        {
            return new RegexPattern(Compile(expression));
        }
        catch (ArgumentException e)
        {
            members.Problem(name, $"is no regular expression that can be read: {e.Message}");
            return null;
        }
    }

    /// <summary>For the whole of a value.</summary>
    /// <exception cref="ArgumentException">The expression cannot be read; the message says why.</exception>
    public static Regex Compile(string expression, RegexOptions options = RegexOptions.Singleline) =>
        new($@"\A(?:{JavaRegex.Translate(expression)})\z", options | RegexOptions.CultureInvariant, Longest);

    public override bool Matches(MatchedValue value)
    {
        if (value.Text is not { } text) return false;
        value.Budget.Check();
        return regex.IsMatch(text);
    }
}
