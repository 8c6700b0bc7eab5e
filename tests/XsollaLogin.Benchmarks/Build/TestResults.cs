using System.Globalization;
using System.Xml.Linq;

namespace XsollaLogin.Benchmarks.Build;

/// <param name="Tests">The number of tests that passed or were skipped.</param>
/// <param name="Seconds">From the start to the end of the project; others may run meanwhile.</param>
internal sealed record TestedProject(string Name, int Tests, double Seconds);

/// <summary>The results of a test run, in their own folder.</summary>
internal sealed class TestResults : IDisposable
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

    /// <summary>By project, the slowest first.</summary>
    /// <exception cref="InvalidOperationException">There is no result.</exception>
    public IReadOnlyList<TestedProject> Read() => Directory.GetFiles(Folder, "*.trx") is not [] and var files
        ? [.. files.Select(Read).OrderByDescending(project => project.Seconds)]
        : throw new InvalidOperationException($"dotnet test left no result in {Folder}: VSTestLogger of tests/Directory.Build.props is to be trx.");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static TestedProject Read(string path)
    {
        var run = XDocument.Load(path).Root!;
        var times = run.Element(Trx + "Times")!;
        var test = run.Element(Trx + "TestDefinitions")!.Elements(Trx + "UnitTest").First();
        // From the name of the class: the file name is in lower case.
        var name = test.Element(Trx + "TestMethod")!.Attribute("className")!.Value.Split('.')[1];
        return new TestedProject(name, (int)run.Descendants(Trx + "Counters").Single().Attribute("total")!, (At("finish") - At("start")).TotalSeconds);
        DateTimeOffset At(string moment) => DateTimeOffset.Parse(times.Attribute(moment)!.Value, CultureInfo.InvariantCulture);
    }
}
