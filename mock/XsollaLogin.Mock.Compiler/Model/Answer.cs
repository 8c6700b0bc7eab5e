using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Model;

/// <summary>One documented answer.</summary>
internal sealed record Answer(string Name, int Status, IReadOnlyList<Header> Headers, Content? Content);

internal sealed record Content(string Type, string Json, Node Value);

/// <summary>What the contract says of all answers with one status.</summary>
/// <param name="ContentType">Null where the answers have no body.</param>
/// <param name="Required">The headers that are always there.</param>
internal sealed record Response(int Status, string? ContentType, Schema? Schema, IReadOnlyList<string> Required);

internal sealed record Header(string Name, string Value);

/// <summary>An error answer whose description is replaced by what was wrong.</summary>
internal sealed record Refusal(Answer Answer, string Before, string After);
