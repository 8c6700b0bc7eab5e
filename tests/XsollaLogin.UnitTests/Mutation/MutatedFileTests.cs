using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XsollaLogin.Mutation.Compiling;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.UnitTests.Mutation;

/// <summary>A file with all its mutants acts as the original, or as the original with the change of the active mutant.</summary>
public class MutatedFileTests
{
    private const string Source = """
        using System.Linq;
        using System.Threading.Tasks;

        public class Sample
        {
            private string _log = "";

            public bool IsPositive => One > 0;

            private int One { get => 1 + _log.Length - _log.Length; }

            public async Task<string> RunAsync(int number)
            {
                _log = "";
                await LogAsync(IsPositive ? "positive" : "negative");
                if (number is not (> 1 and var large)) return _log + Local(number); // A comment.
                switch (large)
                {
                    case 2:
                        _log += "two";
                        break;
                    default:
                        _log += new[] { 1, 2, large }.Any(each =>
                        {
                            var limit = 5 + 5;
                            return each > limit;
                        });
                        break;
                }

                return Local(large) + _log;

                string Local(int value) => value == 0 ? "zero" : "other";
            }

            private async Task LogAsync(string text) => await Task.Run(() => _log += text);
        }
        """;

    /// <summary>Stands in for the class of the mutated assembly.</summary>
    private const string Active = """
        public static class ActiveMutant
        {
            public static int Number;
            public static readonly System.Collections.Generic.HashSet<int> Reached = [];
            public static bool Is(int mutant) => mutant == Number;
            public static void Reach(int place) => Reached.Add(place);
        }
        """;

    private static readonly int[] Numbers = [0, 2, 11];

    private static readonly SyntaxTree Tree = CSharpSyntaxTree.ParseText(Source);
    private static readonly MetadataReference[] References =
        [.. new[] { "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq" }
            .Select(name => MetadataReference.CreateFromFile(Assembly.Load(name).Location))];

    /// <summary>The mutants that compile, each with the assembly of its change.</summary>
    private static readonly Dictionary<Mutant, Assembly> Changes = MutantFinder.In(Tree, "Sample.cs", numbersFrom: 1)
        .Select(mutant => (Mutant: mutant, Assembly: Compile(Source[..mutant.Span.Start] + mutant.Replacement + Source[mutant.Span.End..])))
        .Where(each => each.Assembly is not null).ToDictionary(each => each.Mutant, each => each.Assembly!);

    private static readonly Places Places = new();
    private static readonly Assembly Mutated = Compile(new MutatedFile(Tree, Changes.Keys, Places).Text)!;

    [Fact]
    public async Task Without_an_active_mutant_it_acts_as_the_original() => Assert.Equal(await ResultsAsync(Compile(Source)!), await ResultsAsync(Mutated));

    [Fact]
    public async Task Each_active_mutant_acts_as_its_change()
    {
        Assert.True(Changes.Count > 20);
        foreach (var (mutant, change) in Changes) Assert.Equal(await ResultsAsync(change), await ResultsAsync(Mutated, mutant.Number));
    }

    [Theory]
    [InlineData("\"two\"", 2, true)]
    [InlineData("\"two\"", 11, false)]
    [InlineData("5 + 5", 11, true)]
    [InlineData("5 + 5", 2, false)]
    [InlineData("One > 0", 0, true)]
    public async Task A_mutant_is_reached_where_its_statement_runs(string original, int number, bool expected)
    {
        var active = Mutated.GetType("ActiveMutant")!;
        var reached = (HashSet<int>)active.GetField("Reached")!.GetValue(null)!;
        active.GetField("Number")!.SetValue(null, 0);
        reached.Clear();
        await RunAsync(Mutated, number);

        Assert.Equal(expected, reached.Contains(Places.OfMutants[Changes.Keys.First(mutant => mutant.Original == original)]));
    }

    private static async Task<List<string>> ResultsAsync(Assembly assembly, int active = 0)
    {
        assembly.GetType("ActiveMutant")!.GetField("Number")!.SetValue(null, active);
        var results = new List<string>();
        foreach (var number in Numbers) results.Add(await RunAsync(assembly, number));
        return results;
    }

    private static async Task<string> RunAsync(Assembly assembly, int number) =>
        await ((dynamic)Activator.CreateInstance(assembly.GetType("Sample")!)!).RunAsync(number);

    /// <summary>Returns null if the source does not compile.</summary>
    private static Assembly? Compile(string source)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetRandomFileName(), [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Active)], References,
            new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        return compilation.Emit(image).Success ? Assembly.Load(image.ToArray()) : null;
    }
}
