namespace XsollaLogin.Mock.Compiler.Model;

/// <summary>What the mock needs of the contract.</summary>
internal sealed record Contract(
    string BasePath,
    IReadOnlyList<Operation> Operations,
    Answer UnknownPath,
    Answer UnknownMethod);
