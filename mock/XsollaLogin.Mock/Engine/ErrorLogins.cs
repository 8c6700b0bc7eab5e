using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Engine;

/// <summary>
/// Finds usernames that ask for an error: <c>error.003-001</c>, <c>error.003-001@example.com</c>. They let a web page request any error of the
/// contract, because the SDK cannot send the <c>Prefer</c> header.
/// </summary>
internal static partial class ErrorLogins
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, Answer>> ByOperation = new();

    /// <summary>Returns the error that the request asks for; null if it asks for none.</summary>
    public static Answer? Find(Operation operation, Exchange exchange)
    {
        // A form carries no username: it requests tokens.
        if (operation.Body is { IsForm: true } || CodeIn(operation, exchange) is not { } code) return null;
        var errors = ByOperation.GetOrAdd(operation.Id, static (_, asked) => ErrorsOf(asked), operation);
        return errors.TryGetValue(code, out var error)
            ? error
            : operation.ErrorTemplate.With($"{operation.Id} has no error \"{code}\"; it has {string.Join(", ", errors.Keys)}");
    }

    private static string? CodeIn(Operation operation, Exchange exchange)
    {
        // Only a body that the contract declares was validated. Few bodies ask for an error; the others need not be parsed again.
        var body = operation.Body is null ? default : exchange.Body.Bytes.Span;
        var login = exchange.Query(Parameters.Login);
        if (body.IndexOf("\"error."u8) < 0) return login is null ? null : CodeOf(login);
        return RequestNames.Read(login, authorization: default, body).Names.Select(CodeOf).FirstOrDefault(code => code is not null);
    }

    private static string? CodeOf(string login) => ErrorLogin().Match(login) is { Success: true } match ? match.Groups["code"].Value : null;

    /// <summary>Returns the errors by code. If several errors have the same code, the first one is used.</summary>
    private static Dictionary<string, Answer> ErrorsOf(Operation operation) =>
        operation.Answers.Where(answer => answer.ReadErrorCode() is not null)
            .DistinctBy(answer => answer.ReadErrorCode()).ToDictionary(answer => answer.ReadErrorCode()!);

    [GeneratedRegex(@"^error\.(?<code>[0-9]+(-[0-9]+)?)(@.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLogin();
}
