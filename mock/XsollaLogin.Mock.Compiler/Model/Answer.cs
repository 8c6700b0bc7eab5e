using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Model;

/// <summary>One documented answer.</summary>
internal sealed record Answer(string Name, int Status, IReadOnlyList<Header> Headers, Content? Content);

internal sealed record Content(string Type, string Json, Node Value);

internal sealed record Header(string Name, string Value);

/// <summary>An error answer whose description is replaced by what was wrong.</summary>
internal sealed record Refusal(Answer Answer, string Before, string After);
