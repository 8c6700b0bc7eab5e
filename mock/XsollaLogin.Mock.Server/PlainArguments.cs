namespace XsollaLogin.Mock.Server;

/// <summary>
/// Reads the usual forms of arguments: <c>--port 5081</c>, <c>--port=5081</c>, <c>--strict</c>.
/// System.CommandLine, which reads every form, takes a tenth of a start (benchmark: start).
/// </summary>
internal static class PlainArguments
{
    /// <summary>Returns the texts by the name of the option; null if an argument has another form or is wrong.</summary>
    public static Dictionary<string, string>? Read(string[] args)
    {
        Dictionary<string, string> typed = [];
        for (var i = 0; i < args.Length; i++)
        {
            var (name, text) = args[i].Split('=', 2) is [var before, var after] ? (before, after) : (args[i], (string?)null);
            if (ProgramOptions.All.FirstOrDefault(option => option.Name == name) is not { } option) return null;
            // A variable of a script may be empty: --strict=$UNSET must not switch the flag on.
            if (option.IsFlag && text is "") throw new FormatException($"{name} needs a value, true or false");
            if (text is null)
            {
                var next = i + 1 < args.Length && !args[i + 1].StartsWith('-') ? args[i + 1] : null;
                text = !option.IsFlag ? next : next is null ? "" : null;
                if (!option.IsFlag) i++;
            }

            if (text is null || (text is "" && !option.IsFlag) || !typed.TryAdd(name, text)) return null;
        }

        return typed;
    }
}
