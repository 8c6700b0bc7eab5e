using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>What settings must be, each rule in words for the tester who broke it.</summary>
internal static class SettingsRules
{
    private static readonly string[] Fields = ["email", "phone_number", "country-name", "gdpr_consent", "bday", "promo_email_agreement"];

    public static IReadOnlyList<string> ProblemsOf(WorldSettings settings)
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
        Distinct("phone_number", settings.Users.Select(user => user.PhoneNumber));
        if (settings.JwtSecret is "") problems.Add("jwtSecret must not be empty; leave it out for one of the world's own");
        if (settings.FixedCode is "") problems.Add("fixedCode must not be empty; leave it out for random codes");
        foreach (var (i, field) in settings.AskFields.Index())
        {
            if (!Fields.Contains(field.Name)) problems.Add($"askFields[{i}].name must be one of {string.Join(", ", Fields)}, not \"{field.Name}\"");
            if (field.ConfirmationType is not (null or "code" or "link")) problems.Add($"askFields[{i}].confirmation_type must be code or link, not \"{field.ConfirmationType}\"");
            if (settings.AskFields.Take(i).Any(earlier => earlier.Name == field.Name)) problems.Add($"askFields[{i}].name \"{field.Name}\" stands there twice");
        }

        problems.AddRange(settings.Users.Index().Where(user => user.Item is { Username: null, Email: null, PhoneNumber: null }).Select(user => $"users[{user.Index}] needs a username, an email or a phone_number"));
        return problems;

        void Urls(string name, IReadOnlyList<string> urls)
        {
            foreach (var url in urls.Where(url => !Flows.Urls.IsSafe(url))) problems.Add($"{name} must not hold a script nor control characters, as \"{url}\" does");
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
