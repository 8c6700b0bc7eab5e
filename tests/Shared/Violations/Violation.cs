namespace XsollaLogin.Tests.Violations;

/// <summary>A change that makes a valid request violate one rule of the contract.</summary>
/// <param name="Name">The place and the rule: "state in query: minLength".</param>
/// <param name="Break">Changes the request.</param>
/// <param name="Description">The text in the description of the answer, in the style of go-openapi.</param>
/// <param name="Answer">The name of the answer to this violation; null: the general answer.</param>
public sealed record Violation(string Name, Action<ExampleRequest> Break, string Description, string? Answer = null);
