using System.Text;

namespace XsollaLogin.Mock.Compiler.Naming;

/// <summary>The identifiers of one scope; an identifier that is already taken gets a number.</summary>
/// <param name="taken">Identifiers that the scope already has, such as the name of its class.</param>
internal sealed class Identifiers(params IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>Returns the name in Pascal case, with its ASCII letters and digits.</summary>
    /// <returns>It begins with <c>_</c> if it would begin with a digit or be empty.</returns>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var atStart = true;
        foreach (var c in name.Any(char.IsLower) ? name : name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) pascal.Append(atStart ? char.ToUpperInvariant(c) : c);
            atStart = !char.IsAsciiLetterOrDigit(c);
        }

        return pascal.Length == 0 || char.IsAsciiDigit(pascal[0]) ? $"_{pascal}" : pascal.ToString();
    }

    /// <summary>Returns an identifier that no other call returns.</summary>
    public string Unique(string name)
    {
        var unique = Pascal(name);
        for (var n = 2; !_taken.Add(unique); n++) unique = Pascal(name) + n;
        return unique;
    }
}
