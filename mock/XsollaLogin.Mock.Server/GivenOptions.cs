using System.Collections;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Server;

/// <summary>The options that were typed or are set in the environment; a typed option wins.</summary>
/// <param name="typed">The typed texts by the name of the option; empty for a flag without a value.</param>
/// <param name="variables">The texts of the environment by the name of the variable.</param>
internal sealed class GivenOptions(Dictionary<string, string> typed, Dictionary<string, string> variables)
{
    /// <summary>Returns the value of an option, or its fallback if it is not given.</summary>
    /// <exception cref="FormatException">The value is not valid.</exception>
    public T Value<T>(ProgramOption<T> option)
    {
        if (SourceOf(option) is not { } source) return option.Fallback;
        try
        {
            return option.Read(source == option.Name ? typed[source] : variables[source]);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{source} {e.Message}", e);
        }
    }

    /// <summary>Whether an option names the address to listen on.</summary>
    public bool HasAddress => ProgramOptions.Listening.Any(option => SourceOf(option) is not null);

    /// <summary>Checks that at most one option names the address to listen on.</summary>
    /// <exception cref="FormatException">Several do, all typed or all in the environment.</exception>
    public void CheckAddress()
    {
        var given = ProgramOptions.Listening.Select(SourceOf).OfType<string>().ToList();
        if (given.Count > 1) throw new FormatException($"give {string.Join(" or ", given)}, not both");
    }

    /// <summary>Returns the name or the variable that gives the option; null if it is not given.</summary>
    private string? SourceOf(ProgramOption option) =>
        typed.ContainsKey(option.Name) ? option.Name
        : variables.ContainsKey(option.Variable) && !IsReplaced(option) ? option.Variable
        : null;

    /// <summary>Whether an alternative to the option was typed.</summary>
    private bool IsReplaced(ProgramOption option) =>
        ProgramOptions.Listening.Contains(option) && ProgramOptions.Listening.Any(other => typed.ContainsKey(other.Name));
}

/// <summary>The environment variables of the mock, one for each option.</summary>
internal static partial class EnvironmentVariables
{
    public const string Prefix = "XSOLLA_LOGIN_MOCK_";

    private static readonly string[] AspNetCore = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_URLS"];

    /// <summary>Reads the variables that are set, by name; an empty one counts as not set.</summary>
    /// <exception cref="FormatException">A variable with the prefix is not an option.</exception>
    public static Dictionary<string, string> Read(IDictionary environment)
    {
        Dictionary<string, string> found = [];
        foreach (DictionaryEntry variable in environment)
        {
            if (variable is not { Key: string name, Value: string { Length: > 0 } value }) continue;
            // The case is ignored here: a name in lower case must be an error, too.
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (OfKubernetes().IsMatch($"{name}={value}")) continue;
            if (!ProgramOptions.WithVariable.Any(option => option.Variable == name)) throw Unknown(name);
            found[name] = value;
        }

        return found;
    }

    /// <summary>Returns a warning if a variable of ASP.NET Core names an address: it is meant for the service beside the mock.</summary>
    public static string? UnusedIn(IDictionary environment) =>
        AspNetCore.FirstOrDefault(name => environment[name] is string { Length: > 0 }) is { } name
            ? $"{name} is not used; give the address with {ProgramOptions.Urls.Name} or {ProgramOptions.Urls.Variable}."
            : null;

    /// <summary>Matches the variables that Kubernetes sets in every container for a Service whose name begins with that of the mock.</summary>
    [GeneratedRegex(
        $@"^{Prefix}(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(?==(tcp|udp|sctp)://)|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)=")]
    private static partial Regex OfKubernetes();

    private static FormatException Unknown(string name)
    {
        var known = ProgramOptions.WithVariable.Select(option => option.Variable);
        return new FormatException($"unknown environment variable {name}: the known ones are {string.Join(", ", known)}");
    }
}
