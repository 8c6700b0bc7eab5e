using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Finds the errors in settings and describes each for the tester.</summary>
internal static class SettingsRules
{
    public static readonly Lazy<SchemaCheck> Schema = new(() => SchemaCheck.Of("Settings"));

    public static IReadOnlyList<string> ProblemsOf(ProjectSettings settings)
    {
        // The check by the schema cannot write such a value.
        var undefined = settings.AskFields.Index().Where(field => field.Item is { Validation.ValueKind: JsonValueKind.Undefined }).ToList();
        if (undefined is not []) return [.. undefined.Select(field => $"askFields[{field.Index}].validation must be an object")];
        if (Schema.Value.ProblemsOf(settings, AdminJson.Readable.ProjectSettings, "the settings") is not [] and var unfit) return unfit;
        List<string> problems = [];
        Urls("callbackUrls", settings.CallbackUrls);
        Urls("redirectUris", settings.RedirectUris);
        Urls("errorCallbackUrl", settings.ErrorCallbackUrl is { } url ? [url] : []);
        problems.AddRange(settings.AllowedOrigins.Where(origin => !Http.Urls.IsOrigin(origin))
            .Select(origin => $"allowedOrigins must have origins, such as https://game.example.com, not \"{origin}\""));
        problems.AddRange(settings.AppSchemes.Where(scheme => !Http.Urls.IsAppScheme(scheme))
            .Select(scheme => $"appSchemes must have schemes of apps in lower case, such as game for game://callback, not \"{scheme}\""));
        // One user may have an email address as username; two users may not share it.
        Distinct("username or email", settings.Users.SelectMany(user => new[] { user.Username, user.Email }.Distinct(StringComparer.OrdinalIgnoreCase)));
        Distinct(Members.PhoneNumber, settings.Users.Select(user => user.PhoneNumber));
        foreach (var (i, field) in settings.AskFields.Index())
        {
            if (field.Validation is { } rules) problems.AddRange(FieldRules.ProblemsIn(rules).Select(problem => $"askFields[{i}].validation{problem}"));
            if (settings.AskFields.Take(i).Any(earlier => earlier.Name == field.Name)) problems.Add($"askFields[{i}].name \"{field.Name}\" appears twice");
        }

        problems.AddRange(settings.Users.Index().Where(user => user.Item is { Username: null, Email: null, PhoneNumber: null })
            .Select(user => $"users[{user.Index}] needs a username, an email or a phone_number"));
        return problems;

        void Urls(string name, IReadOnlyList<string> urls) => problems.AddRange(
            from url in urls
            let problem = Http.Urls.ProblemOf(url, settings.AppSchemes)
            where problem is not null
            select $"{name} must hold URLs of the web or of apps, such as https://game.example.com: \"{url}\" {problem}");

        void Distinct(string name, IEnumerable<string?> values)
        {
            foreach (var twice in values.OfType<string>().GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            {
                problems.Add($"users: the {name} \"{twice.Key}\" appears twice");
            }
        }
    }
}

/// <summary>Finds the errors in scripted answers and describes each for the tester.</summary>
internal static class ScriptRules
{
    private static readonly Lazy<SchemaCheck> Schema = new(() => SchemaCheck.Of("ScriptedAnswer"));

    /// <param name="list">The name of the list in the messages.</param>
    public static IEnumerable<string> ProblemsOf(IReadOnlyList<ScriptedAnswer> answers, string list) =>
        answers.SelectMany((answer, index) => (answer is null ? ["an answer must be an object, not null"] : ProblemsOf(answer))
            .Select(problem => $"{list}[{index}]: {problem}"));

    public static IEnumerable<string> ProblemsOf(ScriptedAnswer answer)
    {
        var operation = Array.Find(LoginContract.Operations, candidate => candidate.Id == answer.Operation);
        if (operation is null)
            yield return $"there is no operation \"{answer.Operation}\"; there are {string.Join(", ", LoginContract.Operations.Select(known => known.Id))}";
        else if (ProblemOf(answer, operation) is { } unfit) yield return unfit;
        var ofFaults = ScriptedFault.Members.Select(member => member.ProblemOf(answer)).OfType<string>();
        var unfitMembers = Schema.Value.ProblemsOf(answer, AdminJson.Readable.ScriptedAnswer, "the answer");
        foreach (var problem in unfitMembers.Concat(ofFaults)) yield return problem;
    }

    /// <summary>The error in the example or fault; null: none.</summary>
    private static string? ProblemOf(ScriptedAnswer answer, Operation operation) => answer switch
    {
        { Example: null, Fault: null } => "an answer needs an example or a fault",
        { Example: not null, Fault: not null } => "an answer has an example or a fault, not both",
        { Example: { } example } => operation.Find(example) is null
            ? $"{operation.Id} has no example \"{example}\"; it has {string.Join(", ", operation.Answers.Select(known => known.Name))}"
            : null,
        { Fault: ScriptedFault.TooManyRequests } => operation.Find(Examples.TooManyRequests) is null
            ? $"{operation.Id} has no example {Examples.TooManyRequests}, which {answer.Fault} gives"
            : null,
        { Fault: ScriptedFault.EarlyDeadline } => operation.Find(Examples.DeadlineExceeded) is null
            ? $"{answer.Fault} is for {OperationIds.GetConfirmCode}: {operation.Id} has no deadline"
            : null,
        { Fault: ScriptedFault.LateCode } => MessageSender.Operations.Contains(operation.Id)
            ? null
            : $"{answer.Fault} is for {string.Join(", ", MessageSender.Operations)}: {operation.Id} sends no message",
        _ => null,
    };
}
