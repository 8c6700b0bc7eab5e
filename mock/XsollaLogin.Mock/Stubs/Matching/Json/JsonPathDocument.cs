using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>What paths lead through.</summary>
/// <param name="Root">What <c>$</c> means.</param>
/// <param name="Budget">How long that may take.</param>
internal sealed record JsonPathDocument(JToken Root, MatchingBudget Budget);
