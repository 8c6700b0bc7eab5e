namespace XsollaLogin.Mock.Http;

/// <summary>The mapping of WireMock.Net that answered.</summary>
internal sealed record StubMatch(Guid Id, string? Title);
