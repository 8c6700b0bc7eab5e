namespace XsollaLogin.Mock.Compiler.Yaml;

/// <summary>Collects the problems of the files and prints them as MSBuild errors.</summary>
internal sealed class Problems
{
    private readonly SortedSet<(string File, long Line, long Column, string Message)> _found = [];

    public bool None => _found.Count == 0;

    public void Add(string file, long line, long column, string message) => _found.Add((file, line, column, message));

    public void Print(TextWriter writer)
    {
        foreach (var (file, line, column, message) in _found)
        {
            writer.WriteLine($"{file}({line},{column}): error CONTRACT001: {message}");
        }
    }
}
