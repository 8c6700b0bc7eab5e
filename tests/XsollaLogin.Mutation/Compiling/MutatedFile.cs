using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation.Compiling;

/// <summary>
/// A source file with all its mutants: each member has one body for each of its mutants and the original one, in which each statement with mutants
/// notes that it was reached.
/// </summary>
internal sealed class MutatedFile
{
    private readonly List<(TextSpan Span, Mutant Mutant)> _bodies = [];
    private readonly StringBuilder _text = new();

    /// <summary>Writes the text of the file.</summary>
    /// <param name="places">The places, to which those of the mutants are added.</param>
    public MutatedFile(SyntaxTree tree, IReadOnlyCollection<Mutant> mutants, Places places)
    {
        var source = tree.GetText();
        var position = 0;
        foreach (var member in MutantFinder.MembersOf(tree.GetRoot()))
        {
            var own = mutants.Where(mutant => member.Body.Span.Contains(mutant.Span)).ToList();
            if (own is []) continue;
            _text.Append(source.ToString(TextSpan.FromBounds(position, member.Whole.Start)));
            position = member.Whole.End;
            Append(member, source, own, places);
        }

        _text.Append(source.ToString(TextSpan.FromBounds(position, source.Length)));
    }

    public string Text => _text.ToString();

    /// <summary>Returns the mutant whose body has this position; null: none.</summary>
    public Mutant? MutantAt(int position) => _bodies.Find(body => body.Span.Contains(position)).Mutant;

    private void Append(MemberBody member, SourceText source, List<Mutant> mutants, Places places)
    {
        _text.Append(member.IsProperty ? "{ get " : "").Append("{ ").Append(Reach(places.Add(mutants)));
        foreach (var mutant in mutants)
        {
            _text.Append("if (global::ActiveMutant.Is(").Append(mutant.Number).Append(")) ");
            var start = _text.Length;
            AppendBlock(member, Changed(source, member.Body.Span, [(mutant.Span, mutant.Replacement)]));
            _bodies.Add((TextSpan.FromBounds(start, _text.Length), mutant));
            _text.Append(" else ");
        }

        AppendBlock(member, Changed(source, member.Body.Span, Notes(member, mutants, places)));
        _text.Append(member.IsProperty ? " } }" : " }");
    }

    private void AppendBlock(MemberBody member, string body)
    {
        if (member.Body is BlockSyntax) _text.Append(body);
        else _text.Append(member.ReturnsValue ? "{ return " : "{ ").Append(body).Append("\n; }");
    }

    /// <summary>Returns the calls that note which statements were reached.</summary>
    private static List<(TextSpan, string)> Notes(MemberBody member, List<Mutant> mutants, Places places)
    {
        var notes = new List<(TextSpan, string)>();
        if (member.Body is not BlockSyntax) return notes;
        foreach (var group in mutants.GroupBy(mutant => StatementOf(member.Body, mutant)).OrderBy(group => group.Key?.SpanStart))
        {
            if (group.Key is { } statement) notes.Add((new TextSpan(statement.SpanStart, 0), Reach(places.Add(group))));
        }

        return notes;
    }

    /// <summary>Returns the innermost statement of a block; null for an expression of a local function, which is reached when it is called.</summary>
    private static StatementSyntax? StatementOf(SyntaxNode body, Mutant mutant) => body.FindNode(mutant.Span, getInnermostNodeForTie: true)
        .AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement => statement.Parent is BlockSyntax or SwitchSectionSyntax) switch
    {
        LocalFunctionStatementSyntax => null,
        { } statement when body.Span.Contains(statement.Span) => statement,
        _ => null,
    };

    private static string Changed(SourceText source, TextSpan body, List<(TextSpan Span, string Text)> changes)
    {
        var text = new StringBuilder();
        var position = body.Start;
        foreach (var (span, replacement) in changes)
        {
            text.Append(source.ToString(TextSpan.FromBounds(position, span.Start))).Append(replacement);
            position = span.End;
        }

        return text.Append(source.ToString(TextSpan.FromBounds(position, body.End))).ToString();
    }

    private static string Reach(int place) => $"global::ActiveMutant.Reach({place}); ";
}
