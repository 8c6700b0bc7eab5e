using System.Globalization;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation;

/// <summary>Collects which mutants were killed.</summary>
internal sealed class Report(string survivorsFile, int mutants)
{
    private readonly List<(Mutant Mutant, bool Killed)> _results = [];
    private readonly Lock _gate = new();

    public void Add(Mutant mutant, bool killed)
    {
        lock (_gate)
        {
            _results.Add((mutant, killed));
            if (!killed) File.AppendAllLines(survivorsFile, [mutant.ToString()]);
            var all = _results.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{all}/{mutants} {Score(_results):F1} % {(killed ? "killed  " : "SURVIVED")} {mutant}"));
        }
    }

    /// <summary>Returns a Markdown table with a row for each folder.</summary>
    public string Table()
    {
        var rows = _results.GroupBy(result => Path.GetDirectoryName(result.Mutant.File)!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            string.Create(CultureInfo.InvariantCulture, $"| `{group.Key}` | {group.Count()} | {group.Count(result => result.Killed)} | {Score(group):F1} % |"));
        return $"| code | mutants | killed | score |\n|---|---|---|---|\n{string.Join('\n', rows)}";
    }

    private static double Score(IEnumerable<(Mutant Mutant, bool Killed)> results) => results.Average(result => result.Killed ? 100.0 : 0);
}
