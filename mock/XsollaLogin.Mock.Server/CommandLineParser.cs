using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Server;

/// <summary>Reads every form of arguments and writes the help, by System.CommandLine.</summary>
internal sealed class CommandLineParser
{
    // The number of values is checked here, because the messages of System.CommandLine are hard to read.
    private static readonly ArgumentArity AnyNumber = new(0, 1000);

    private readonly Command _command = new(
        typeof(ServerCommandLine).Assembly.GetName().Name!,
        $"{Product.Name} {Product.Version}, a mock of Xsolla Login.\n"
        + $"Each setting is also an environment variable, such as {ProgramOptions.AdminKey.Variable} for {ProgramOptions.AdminKey.Name}; "
        + "a flag is true, false, 1 or 0 there. A typed option wins.");

    public CommandLineParser()
    {
        foreach (var option in ProgramOptions.All) _command.Add(option == ProgramOptions.Help ? HelpOf(option) : OptionOf(option));
    }

    public string Help
    {
        get
        {
            using var text = new StringWriter();
            _command.Parse([ProgramOptions.Help.Name]).Invoke(new InvocationConfiguration { Output = text });
            return text.ToString();
        }
    }

    /// <summary>Returns the text of each option by its name.</summary>
    /// <exception cref="FormatException">An argument is not an option, or an option has no value or several values.</exception>
    public Dictionary<string, string> Read(string[] args)
    {
        var result = _command.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        var typed = result.CommandResult.Children.OfType<OptionResult>().Where(option => option.IdentifierTokenCount > 0).ToList();
        if (typed.Any(option => option.Option is HelpOption)) return new() { [ProgramOptions.Help.Name] = "" };
        if (UnknownIn(args) is { } unknown) throw new FormatException($"unknown option '{unknown}'");
        if (result.UnmatchedTokens is [var stray, ..]) throw new FormatException($"unknown option '{stray}'");
        if (Array.IndexOf(args, "") is > 0 and var i) throw new FormatException($"{args[i - 1]} needs a value");
        if (args.FirstOrDefault(IsWithoutValue) is { } empty) throw new FormatException($"{empty[..^1]} needs a value");
        return typed.ToDictionary(option => option.Option.Name, TextOf);
    }

    /// <summary>Whether the value is empty, as of a variable of a script: the parser would switch on the flag of <c>--strict=$UNSET</c>.</summary>
    private static bool IsWithoutValue(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.AsSpan().IndexOfAny('=', ':') == argument.Length - 1;

    private static string TextOf(OptionResult result)
    {
        if (result.IdentifierTokenCount > 1) throw new FormatException($"give {result.Option.Name} once");
        var text = result.Tokens is [var token] ? token.Value : "";
        return text.Length > 0 || result.Option.HelpName is null ? text : throw new FormatException($"{result.Option.Name} needs a value");
    }

    /// <summary>
    /// Finds an unknown option: the parser accepts <c>--</c> and <c>[…]</c>, and takes an unknown option for the value of the previous one.
    /// </summary>
    private string? UnknownIn(string[] args) => args
        .Where((argument, i) => i == 0 || argument.StartsWith("--", StringComparison.Ordinal))
        .Select(argument => argument.Split('=', ':')[0])
        .FirstOrDefault(name => !_command.Options.Any(option => option.Name == name));

    private static HelpOption HelpOf(ProgramOption option) => new(option.Name, "-h", "-?") { Description = option.Description };

    private static Option<string[]> OptionOf(ProgramOption option) => new(option.Name)
    {
        HelpName = option.ValueName,
        Description = option.Description,
        Arity = AnyNumber,
        DefaultValueFactory = option.Default is { } usual ? _ => [usual] : null,
    };
}
