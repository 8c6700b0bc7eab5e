using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>What settings must be, each rule in words for the tester who broke it.</summary>
internal static class SettingsRules
{
    private static readonly string[] Fields = [Members.Email, Members.PhoneNumber, Members.CountryName, Members.GdprConsent, Members.Bday, Members.PromoEmailAgreement];

    public static IReadOnlyList<string> ProblemsOf(ProjectSettings settings)
    {
        List<string> problems = [];
        NoNulls("askFields", settings.AskFields);
        NoNulls("callbackUrls", settings.CallbackUrls);
        NoNulls("redirectUris", settings.RedirectUris);
        NoNulls("clients", settings.Clients);
        NoNulls("users", settings.Users);
        if (problems is not []) return problems;
        Range("confirmCodeTimeoutMs", settings.ConfirmCodeTimeoutMs, 0, 3_600_000);
        Range("codeLifetimeSeconds", settings.CodeLifetimeSeconds, 1, 86_400);
        Range("codeAttempts", settings.CodeAttempts, 1, 1000);
        Range("codeLength", settings.CodeLength, 1, 32);
        Range("jwtLifetimeSeconds", settings.JwtLifetimeSeconds, 1, 315_360_000);
        Range("captchaAfterFailures", settings.CaptchaAfterFailures, 0, 1_000_000);
        if (!Enum.IsDefined(settings.JwtAlgorithm)) problems.Add($"jwtAlgorithm must be one of {string.Join(", ", Enum.GetNames<JwtAlgorithm>())}");
        Urls("callbackUrls", settings.CallbackUrls);
        Urls("redirectUris", settings.RedirectUris);
        // One user may use an e-mail address as username, two may not share it.
        Distinct("username or email", settings.Users.SelectMany(user => new[] { user.Username, user.Email }.Distinct(StringComparer.OrdinalIgnoreCase)));
        Distinct(Members.PhoneNumber, settings.Users.Select(user => user.PhoneNumber));
        if (settings.JwtSecret is "") problems.Add("jwtSecret must not be empty; leave it out for one of the project's own");
        if (settings.FixedCode is "") problems.Add("fixedCode must not be empty; leave it out for random codes");
        foreach (var (i, field) in settings.AskFields.Index())
        {
            if (!Fields.Contains(field.Name)) problems.Add($"askFields[{i}].name must be one of {string.Join(", ", Fields)}, not \"{field.Name}\"");
            if (field.ConfirmationType is not (null or "code" or "link")) problems.Add($"askFields[{i}].confirmation_type must be code or link, not \"{field.ConfirmationType}\"");
            if (settings.AskFields.Take(i).Any(earlier => earlier.Name == field.Name)) problems.Add($"askFields[{i}].name \"{field.Name}\" stands there twice");
        }

        problems.AddRange(settings.Users.Index().Where(user => user.Item is { Username: null, Email: null, PhoneNumber: null })
            .Select(user => $"users[{user.Index}] needs a username, an email or a phone_number"));
        return problems;

        void Urls(string name, IReadOnlyList<string> urls)
        {
            foreach (var url in urls.Where(url => !Http.Urls.IsSafe(url))) problems.Add($"{name} must not hold a script nor control characters, as \"{url}\" does");
        }

        void Distinct(string name, IEnumerable<string?> values)
        {
            foreach (var twice in values.OfType<string>().GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            {
                problems.Add($"users: the {name} \"{twice.Key}\" stands there twice");
            }
        }

        void NoNulls<T>(string name, IReadOnlyList<T> list)
        {
            if (list.Any(item => item is null)) problems.Add($"{name} must not hold null");
        }

        void Range(string name, int value, int least, int most)
        {
            if (value < least || value > most) problems.Add($"{name} must be from {least} to {most}, not {value}");
        }
    }
}

/// <summary>What a scripted answer must be, each rule in words for the tester who broke it.</summary>
internal static class ScriptRules
{
    private const int LongestDelayMs = LateMessage.LongestSeconds * 1000;
    private const int LongestRetryAfterSeconds = 86_400;
    private const int LongestUser = 255;

    /// <param name="where">The list, for the words.</param>
    public static IEnumerable<string> ProblemsOf(IReadOnlyList<ScriptedAnswer> answers, string where) =>
        answers.SelectMany((answer, place) => (answer is null ? ["an answer must be an object, not null"] : ProblemsOf(answer))
            .Select(problem => $"{where}[{place}]: {problem}"));

    public static IEnumerable<string> ProblemsOf(ScriptedAnswer answer)
    {
        var operation = Array.Find(LoginContract.Operations, candidate => candidate.Id == answer.Operation);
        if (operation is null)
            yield return $"there is no operation \"{answer.Operation}\"; there are {string.Join(", ", LoginContract.Operations.Select(known => known.Id))}";
        else if (ProblemOf(answer, operation) is { } problem) yield return problem;
        if (answer.Times is < 1 or > ScriptedAnswers.Most) yield return $"times must be from 1 to {ScriptedAnswers.Most}, not {answer.Times}";
        if (answer.User is { Length: 0 or > LongestUser }) yield return $"user must be of 1 to {LongestUser} characters; leave it out for everybody";
        if (answer.Fault is ScriptedFault.AnswerLate or ScriptedFault.LateCode && answer.DelayMs is null)
            yield return $"{answer.Fault} needs delayMs, from 1 to {LongestDelayMs}";
        string?[] members =
        [
            Member("delayMs", answer.DelayMs, 1, LongestDelayMs, answer, ScriptedFault.AnswerLate, ScriptedFault.LateCode),
            Member("retryAfterSeconds", answer.RetryAfterSeconds, 0, LongestRetryAfterSeconds, answer, ScriptedFault.TooManyRequests),
            Member("status", answer.Status, StatusCodes.Status500InternalServerError, 599, answer, ScriptedFault.ServerError),
        ];
        foreach (var wrong in members.OfType<string>()) yield return wrong;
    }

    /// <summary>What is wrong with what the operation is to do.</summary>
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
        { Fault: ScriptedFault.LateCode } => Post.Senders.Contains(operation.Id)
            ? null
            : $"{answer.Fault} is for {string.Join(", ", Post.Senders)}: {operation.Id} sends no message",
        _ => ScriptedFault.All.Contains(answer.Fault) ? null : $"there is no fault \"{answer.Fault}\"; there are {string.Join(", ", ScriptedFault.All)}",
    };

    /// <summary>What is wrong with a number that goes with some faults only.</summary>
    private static string? Member(string name, int? value, int least, int most, ScriptedAnswer answer, params ReadOnlySpan<string> faults)
    {
        if (value is null) return null;
        if (!faults.Contains(answer.Fault)) return $"{name} goes with {string.Join(" and ", faults)}, not with {answer.Fault ?? answer.Example ?? "nothing"}";
        return value < least || value > most ? $"{name} must be from {least} to {most}, not {value}" : null;
    }
}
