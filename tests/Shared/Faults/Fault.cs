using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Faults;

/// <summary>One way to break a valid request.</summary>
/// <param name="Name">The place and the rule, such as "state in query: minLength".</param>
/// <param name="Break">Breaks the request.</param>
/// <param name="Description">What the answer's description says of it, in the style of go-openapi.</param>
/// <param name="Violation">The answer of its own that the contract has for it, if any.</param>
public sealed record Fault(string Name, Action<ExampleRequest> Break, string Description, string? Violation = null);
