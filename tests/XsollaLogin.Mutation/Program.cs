using System.Collections.Concurrent;
using XsollaLogin.Mutation;
using XsollaLogin.Mutation.Compiling;
using XsollaLogin.Mutation.Mutants;
using XsollaLogin.Mutation.Testing;

// The mutated code of each project.
(string Name, string Project, string[] Code)[] targets =
[
    ("client", "src/XsollaLogin.Client/XsollaLogin.Client.csproj", ["src/XsollaLogin.Client/Tokens/"]),
    ("mock", "mock/XsollaLogin.Mock/XsollaLogin.Mock.csproj",
    [
        "mock/XsollaLogin.Mock/Flows/", "mock/XsollaLogin.Mock/State/", "mock/XsollaLogin.Mock/Admin/CallerRules.cs", "mock/XsollaLogin.Mock/Http/Cors.cs",
    ]),
];
string[] testProjects = ["XsollaLogin.UnitTests", "XsollaLogin.IntegrationTests"];

if (args is not [{ } name, .. var options] || Array.Find(targets, each => each.Name == name) is not { Name: not null } target)
{
    await Console.Error.WriteLineAsync("""
        Usage: dotnet run -c Release --project tests/XsollaLogin.Mutation -- client|mock [list]

        Changes the code in one place at a time and runs the unit and integration tests that reach the place: a mutant that no test fails for has survived.
        The list of survivors is written to artifacts/mutation; with such a list, only its mutants are tested. A line may also be a file, or a folder with a
        slash at its end, from the root of the repository. Fails if less than 90 % are killed.
        """);
    return 2;
}

var folder = Repository.PathOf($"artifacts/mutation/{name}");
Directory.CreateDirectory(folder);
var only = options is [{ } list] ? File.ReadAllLines(list) : null;
var assembly = await MutatedAssembly.CompileAsync(
    Repository.PathOf(target.Project), file => target.Code.Any(part => file.StartsWith(part, StringComparison.Ordinal)));
var mutants = assembly.Mutants.Keys.Where(mutant => only?.Any(line => IsNamed(mutant, line)) ?? true).ToArray();
if (mutants is [])
{
    await Console.Error.WriteLineAsync("The list names no mutant of this code: the code has changed since, or the list is of other code.");
    return 2;
}

var published = Repository.PathOf("artifacts/mutation/tests");
foreach (var testProject in testProjects) await TestProject.PublishAsync(testProject, published);
var workers = Enumerable.Range(1, Environment.ProcessorCount)
    .Select(number => Worker.Create(Path.Combine(folder, $"worker{number}"), published, testProjects, assembly.FileName, assembly.Image)).ToList();
var tests = new MutantTests(await Reach.MeasureAsync(workers), assembly.Mutants);

// In a fixed, shuffled order, so that the score of a part is an estimate of that of the whole.
new Random(1).Shuffle(mutants);
var report = new Report(target.Code, mutants.Length);
var waiting = new ConcurrentQueue<Mutant>(mutants);
await Task.WhenAll(workers.Select(async worker =>
{
    while (waiting.TryDequeue(out var mutant)) report.Add(mutant, await tests.KillAsync(worker, mutant));
}));
await File.WriteAllLinesAsync(Path.Combine(folder, "survivors.txt"), report.Survivors.Select(mutant => mutant.ToString()));
Console.WriteLine(report.Table());
return report.Score >= 90 ? 0 : 1;

static bool IsNamed(Mutant mutant, string line) =>
    line == mutant.ToString() || line == mutant.File || (line.EndsWith('/') && mutant.File.StartsWith(line, StringComparison.Ordinal));
