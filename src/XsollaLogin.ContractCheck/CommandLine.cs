using System.CommandLine;
using System.CommandLine.Parsing;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck;

/// <summary>The command line, made from the settings.</summary>
internal static class CommandLine
{
    // A password may start with @, which otherwise names a response file.
    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null };

    /// <param name="variable">Returns the value of an environment variable.</param>
    /// <param name="check">Checks the server of the settings and returns the exit code.</param>
    public static ParseResult Parse(
        IReadOnlyList<string> args, Func<string, string?> variable, Func<TargetSettings, CancellationToken, Task<int>> check)
    {
        var symbols = Setting.All.ToDictionary(setting => setting, ToSymbol);
        var command = new RootCommand("""
            Checks a server from outside against the contract of Xsolla Login.
            Each option can also be set as the environment variable in brackets.
            Exit codes: 0 all checks passed or were skipped, 1 a check failed or the run is inconclusive, 2 wrong usage or the server cannot be reached.
            """);
        foreach (var argument in symbols.Values.OfType<Argument>()) command.Arguments.Add(argument);
        foreach (var option in symbols.Values.OfType<Option>()) command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) =>
            check(new TargetSettings(setting => ValuesOf(setting, parsed.GetResult(symbols[setting])), variable), cancellationToken));
        return command.Parse(args, Configuration);
    }

    private static Symbol ToSymbol(Setting setting)
    {
        var description = $"{setting.Description} [{setting.VariableSyntax}]";
        return setting.Kind switch
        {
            SettingKind.Argument => new Argument<string>(setting.ValueName) { Description = description, Arity = ArgumentArity.ZeroOrOne },
            SettingKind.Flag => new Option<bool>(setting.Option) { Description = description, Arity = ArgumentArity.Zero },
            SettingKind.RepeatableOption => new Option<string[]>(setting.Option) { Description = description, HelpName = setting.ValueName },
            _ => new Option<string>(setting.Option) { Description = description, HelpName = setting.ValueName },
        };
    }

    private static IEnumerable<string> ValuesOf(Setting setting, SymbolResult? result) => result switch
    {
        // A flag that is not given has an implicit result.
        null or OptionResult { Implicit: true } => [],
        _ when setting.Kind == SettingKind.Flag => ["1"],
        _ => result.Tokens.Select(token => token.Value),
    };
}
