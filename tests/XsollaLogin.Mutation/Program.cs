using System.Collections.Concurrent;
using XsollaLogin.Mutation;
using XsollaLogin.Mutation.Compiling;
using XsollaLogin.Mutation.Testing;

// The code whose mutants are tested: rules that only tests hold.
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
        Usage: dotnet run -c Release --project tests/XsollaLogin.Mutation -- client|mock [survivors file]

        Changes the code in one place at a time and runs the tests that reach the place: a mutant that no test fails for has survived.
        Survivors are written to artifacts/mutation; with such a file, only its mutants are tested.
        """);
    return 2;
}

var folder = Repository.PathOf($"artifacts/mutation/{name}");
Directory.CreateDirectory(folder);
var only = options is [{ } list] ? File.ReadAllLines(list).ToHashSet() : null;
var assembly = await MutatedAssembly.CompileAsync(Repository.PathOf(target.Project), file => target.Code.Any(file.StartsWith));
var published = Repository.PathOf("artifacts/mutation/tests");
foreach (var testProject in testProjects) await TestProject.PublishAsync(testProject, published);
var workers = Enumerable.Range(1, Environment.ProcessorCount)
    .Select(number => Worker.Create(Path.Combine(folder, $"worker{number}"), published, testProjects, assembly.FileName, assembly.Image)).ToList();
var tests = new MutantTests(await Reach.MeasureAsync(workers));

var mutants = assembly.Mutants.Where(each => only?.Contains(each.Key.ToString()) ?? true).ToArray();
// In random order, so that the score of a part is nearly that of the whole.
new Random(1).Shuffle(mutants);
var survivors = Path.Combine(folder, "survivors.txt");
File.Delete(survivors);
var report = new Report(survivors, mutants.Length);
var waiting = new ConcurrentQueue<KeyValuePair<XsollaLogin.Mutation.Mutants.Mutant, int>>(mutants);
await Task.WhenAll(workers.Select(async worker =>
{
    while (waiting.TryDequeue(out var next)) report.Add(next.Key, await tests.KillAsync(worker, next.Key, next.Value) is not null);
}));
Console.WriteLine(report.Table());
return 0;
