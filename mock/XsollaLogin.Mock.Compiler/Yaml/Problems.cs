namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>Collects the problems of the contract and prints them as MSBuild errors.</summary>
internal sealed class Problems(string path)
{
    private readonly SortedSet<(long Line, long Column, string Message)> _found = [];

    public bool None => _found.Count == 0;

    public void Add(long line, long column, string message) => _found.Add((line, column, message));

    public void Print(TextWriter writer)
    {
        foreach (var (line, column, message) in _found)
        {
            writer.WriteLine($"{path}({line},{column}): error CONTRACT001: {message}");
        }
    }
}
