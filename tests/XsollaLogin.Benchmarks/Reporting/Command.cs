using System.Globalization;

namespace XsollaLogin.Benchmarks.Reporting;

/// <summary>A measurement; its tables go to the console and into the part of docs/performance.md with the same name.</summary>
internal abstract class Command(string name, string arguments, string meaning)
{
    public string Name => name;

    public string Usage => $"{name} {arguments}".TrimEnd();

    public string Meaning => meaning;

    public async Task RunAsync(string[] arguments, bool intoPage)
    {
        var tables = await MeasureAsync(arguments);
        Console.Write(tables);
        if (intoPage) await PerformancePage.WriteAsync(name, tables);
    }

    /// <returns>Markdown.</returns>
    protected abstract Task<string> MeasureAsync(string[] arguments);

    /// <summary>The number at a position of the arguments, or <paramref name="usual"/> if there are fewer.</summary>
    protected static int Number(string[] arguments, int place, int usual) =>
        arguments.Where(argument => !argument.StartsWith('-')).ElementAtOrDefault(place) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
