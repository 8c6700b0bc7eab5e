using Microsoft.CodeAnalysis.Text;

namespace XsollaLogin.Mutation.Mutants;

/// <summary>One small change of a source file.</summary>
/// <param name="Number">Counts from 1, through all files of a project.</param>
/// <param name="File">The path of the file, from the root of the repository.</param>
/// <param name="Span">The text that is replaced.</param>
/// <param name="Original">The replaced text.</param>
internal sealed record Mutant(int Number, string File, int Line, TextSpan Span, string Original, string Replacement)
{
    public override string ToString() => $"{File}:{Line}: {OneLine(Original)} → {OneLine(Replacement)}";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
