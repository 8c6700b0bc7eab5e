using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XsollaLogin.Mutation.Mutants;

/// <summary>Makes the changes of a syntax node; some do not compile.</summary>
internal static class Mutations
{
    private static readonly Dictionary<SyntaxKind, string[]> Operators = new()
    {
        [SyntaxKind.EqualsExpression] = ["!="],
        [SyntaxKind.NotEqualsExpression] = ["=="],
        [SyntaxKind.LessThanExpression] = ["<=", ">="],
        [SyntaxKind.LessThanOrEqualExpression] = ["<", ">"],
        [SyntaxKind.GreaterThanExpression] = [">=", "<="],
        [SyntaxKind.GreaterThanOrEqualExpression] = [">", "<"],
        [SyntaxKind.LogicalAndExpression] = ["||"],
        [SyntaxKind.LogicalOrExpression] = ["&&"],
        [SyntaxKind.AddExpression] = ["-"],
        [SyntaxKind.SubtractExpression] = ["+"],
        [SyntaxKind.MultiplyExpression] = ["/"],
        [SyntaxKind.DivideExpression] = ["*"],
        [SyntaxKind.AddAssignmentExpression] = ["-="],
        [SyntaxKind.SubtractAssignmentExpression] = ["+="],
        [SyntaxKind.OrPattern] = ["and"],
        [SyntaxKind.AndPattern] = ["or"],
        [SyntaxKind.LessThanToken] = ["<=", ">="],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">"],
        [SyntaxKind.GreaterThanToken] = [">=", "<="],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<"],
    };

    private static readonly Dictionary<string, string> Methods = new()
    {
        ["All"] = "Any",
        ["Any"] = "All",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["Skip"] = "Take",
        ["Take"] = "Skip",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["StartsWith"] = "EndsWith",
        ["EndsWith"] = "StartsWith",
    };

    /// <summary>Returns the texts that replace the node, one for each mutant.</summary>
    public static IEnumerable<string> Of(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => [$"({coalesce.Left})", $"({coalesce.Right})"],
        BinaryExpressionSyntax binary => With(binary, binary.Left, binary.Right),
        BinaryPatternSyntax pattern => With(pattern, pattern.Left, pattern.Right),
        AssignmentExpressionSyntax assignment => With(assignment, assignment.Left, assignment.Right),
        // That of a whole pattern is negated as an expression.
        UnaryPatternSyntax not when not.Parent is not IsPatternExpressionSyntax => [$"({not.Pattern})"],
        RelationalPatternSyntax pattern => Operators[pattern.OperatorToken.Kind()].Select(other => $"{other} {pattern.Expression}"),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [$"({not.Operand})"],
        IsPatternExpressionSyntax when IsCondition(node) && node.DescendantNodes().Any(child => child is VariableDesignationSyntax) =>
            [$"({node} && false)", $"({node} || true)"],
        IsPatternExpressionSyntax => [Negated(node)],
        LiteralExpressionSyntax literal => Literal(literal),
        InterpolatedStringExpressionSyntax => ["\"\""],
        LambdaExpressionSyntax { ExpressionBody: LiteralExpressionSyntax } => [],
        SimpleLambdaExpressionSyntax { ExpressionBody: not null } lambda => [$"{lambda.Modifiers} {lambda.Parameter} => true"],
        ParenthesizedLambdaExpressionSyntax { ExpressionBody: not null } lambda => [$"{lambda.Modifiers} {lambda.ParameterList} => true"],
        ExpressionStatementSyntax => [";"],
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } } name
            when Methods.TryGetValue(name.Identifier.Text, out var other) => [other],
        InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax when IsCondition(node) => [Negated(node)],
        _ => [],
    };

    private static IEnumerable<string> With(SyntaxNode node, SyntaxNode left, SyntaxNode right)
    {
        foreach (var other in Operators.GetValueOrDefault(node.Kind(), []))
            yield return node is AssignmentExpressionSyntax ? $"{left} {other} {right}" : $"({left} {other} {right})";
        if (node.IsKind(SyntaxKind.IsExpression)) yield return Negated(node);
    }

    private static string[] Literal(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.TrueLiteralExpression => ["false"],
        SyntaxKind.FalseLiteralExpression => ["true"],
        SyntaxKind.StringLiteralExpression => [literal.Token.ValueText == "" ? "\"mutant\"" : "\"\""],
        SyntaxKind.Utf8StringLiteralExpression => [literal.Token.ValueText == "" ? "\"mutant\"u8" : "\"\"u8"],
        _ => [],
    };

    /// <summary>Whether the node is a condition or a part of one, or is returned and may be one.</summary>
    private static bool IsCondition(SyntaxNode node) => node.Parent switch
    {
        IfStatementSyntax statement => statement.Condition == node,
        WhileStatementSyntax statement => statement.Condition == node,
        ConditionalExpressionSyntax conditional => conditional.Condition == node,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => true,
        WhenClauseSyntax or CatchFilterClauseSyntax or WhereClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax => true,
        ParenthesizedExpressionSyntax parentheses => IsCondition(parentheses),
        _ => false,
    };

    private static string Negated(SyntaxNode node) => $"!({node})";
}
