namespace XsollaLogin.Mock.Server;

/// <summary>
/// Arguments in the form in which nearly all are typed: <c>--port 5081</c>, <c>--port=5081</c>, <c>--strict</c>.
/// System.CommandLine, which reads every form, takes a tenth of a start (benchmark: start).
/// </summary>
internal static class PlainArguments
{
    /// <summary>The text of each by the name of its option; null: one of them has another form, or is wrong.</summary>
    public static Dictionary<string, string>? Read(string[] args)
    {
        Dictionary<string, string> typed = [];
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? args[i] : args[i][..equals];
            var next = i + 1 < args.Length && !args[i + 1].StartsWith('-') ? args[i + 1] : null;
            if (ProgramOptions.All.FirstOrDefault(option => option.Name == name) is not { } option) return null;
            if (option.IsFlag && equals < 0 && next is not null) return null;
            var text = equals >= 0 ? args[i][(equals + 1)..] : option.IsFlag ? "" : next;
            if (text is null || (text.Length == 0 && !option.IsFlag) || !typed.TryAdd(name, text)) return null;
            if (equals < 0 && !option.IsFlag) i++;
        }

        return typed;
    }
}
