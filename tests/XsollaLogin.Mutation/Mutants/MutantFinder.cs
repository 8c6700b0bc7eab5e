using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace XsollaLogin.Mutation.Mutants;

/// <summary>Finds the mutants of a file: those in bodies of members.</summary>
internal static class MutantFinder
{
    public static IEnumerable<Mutant> In(SyntaxTree tree, string file, int numbersFrom)
    {
        var number = numbersFrom;
        var mutants = from member in MembersOf(tree.GetRoot())
                      from node in member.Body.DescendantNodesAndSelf(descendIntoChildren: child => child is not AttributeListSyntax)
                      where !IsWithoutEffect(node)
                      from replacement in Mutations.Of(node)
                      select (node, replacement);
        foreach (var (node, replacement) in mutants)
        {
            var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            yield return new Mutant(number++, file, line, node.Span, node.ToString(), replacement.Trim());
        }
    }

    /// <summary>Returns the bodies of methods, constructors, operators and accessors; local functions and lambdas are parts of these.</summary>
    public static IEnumerable<MemberBody> MembersOf(SyntaxNode root) => root.DescendantNodes().Select(node => node switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => new MemberBody(body, body.Span, IsProperty: false, ReturnsValue: false),
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } method =>
            MemberBody.Of(arrow, method.SemicolonToken, isProperty: false, ReturnsValue(method)),
        AccessorDeclarationSyntax { Body: { } body } => new MemberBody(body, body.Span, IsProperty: false, ReturnsValue: false),
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor =>
            MemberBody.Of(arrow, accessor.SemicolonToken, isProperty: false, accessor.IsKind(SyntaxKind.GetAccessorDeclaration)),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } property =>
            MemberBody.Of(arrow, property.SemicolonToken, isProperty: true, returnsValue: true),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } indexer =>
            MemberBody.Of(arrow, indexer.SemicolonToken, isProperty: true, returnsValue: true),
        _ => null,
    }).OfType<MemberBody>();

    /// <summary>Whether changes of a node have no effect in tests, which have no synchronization context.</summary>
    private static bool IsWithoutEffect(SyntaxNode node) => node.Parent is ArgumentSyntax
    {
        Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait" } },
    };

    private static bool ReturnsValue(BaseMethodDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } => false,
        MethodDeclarationSyntax { ReturnType: IdentifierNameSyntax { Identifier.Text: "Task" or "ValueTask" } } method =>
            !method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        ConstructorDeclarationSyntax => false,
        _ => true,
    };
}

/// <summary>The body of a member.</summary>
/// <param name="Body">A block, or an expression.</param>
/// <param name="Whole">The text that a block replaces: with an expression, also its arrow and semicolon.</param>
/// <param name="IsProperty">Whether a getter must be put around the block.</param>
/// <param name="ReturnsValue">Whether the value of the expression is returned.</param>
internal sealed record MemberBody(SyntaxNode Body, TextSpan Whole, bool IsProperty, bool ReturnsValue)
{
    public static MemberBody Of(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, bool isProperty, bool returnsValue) => new(
        arrow.Expression, TextSpan.FromBounds(arrow.SpanStart, semicolon.Span.End),
        isProperty, returnsValue && arrow.Expression is not ThrowExpressionSyntax);
}
