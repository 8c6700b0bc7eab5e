namespace XsollaLogin.Tests.Projects;

/// <summary>A message in the mock's inbox.</summary>
public sealed record Message(
    string Id, string ProjectId, string Channel, string Kind, string To, string? Code, string? Link, string? OperationId,
    string Subject, string Text, DateTimeOffset CreatedAt);
