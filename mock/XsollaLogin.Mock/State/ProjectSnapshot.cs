using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>A snapshot of a whole project.</summary>
internal sealed record ProjectSnapshot
{
    private const long MostDrawn = long.MaxValue / 2;

    public required ProjectSettings Settings { get; init; }

    /// <summary>The time by which the project's clock is ahead of the server's, in seconds.</summary>
    public required double ClockAheadSeconds { get; init; }

    public required byte[] Key { get; init; }

    /// <summary>The RSA key for RS256 (PKCS #1); null if the project has none yet.</summary>
    public byte[]? PrivateKey { get; init; }

    public required long Drawn { get; init; }

    public required IReadOnlyList<User> Users { get; init; }

    public required IReadOnlyList<CodeOperation> Codes { get; init; }

    public required IReadOnlyList<OneTimeValue<string>> Sessions { get; init; }

    public required IReadOnlyList<OneTimeValue<Grant>> AuthorizationCodes { get; init; }

    public required IReadOnlyList<OneTimeValue<Grant>> RefreshTokens { get; init; }

    public required IReadOnlyList<OneTimeValue<string>> ResetCodes { get; init; }

    public required IReadOnlyList<OneTimeValue<Link>> Links { get; init; }

    public required IReadOnlyList<SentMessage> Messages { get; init; }

    public required IReadOnlyList<LateMessage> MessagesOnTheWay { get; init; }

    /// <summary>The number of failed logins by username.</summary>
    public required IReadOnlyDictionary<string, int> FailedLogins { get; init; }

    public required IReadOnlyList<ScriptedAnswer> ScriptedAnswers { get; init; }

    /// <summary>Returns the reasons why the snapshot is not valid.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, IEnumerable<object?> Items)[] lists =
        [
            ("users", Users), ("codes", Codes), ("sessions", Sessions), ("authorizationCodes", AuthorizationCodes),
            ("refreshTokens", RefreshTokens), ("resetCodes", ResetCodes), ("links", Links),
            ("messages", Messages), ("messagesOnTheWay", MessagesOnTheWay), ("scriptedAnswers", ScriptedAnswers),
        ];
        foreach (var (name, items) in lists)
        {
            if (items.Any(item => item is null or IOneTimeValue { HasValue: false })) yield return $"{name} must not hold null";
            // The message does not repeat the key, which is a secret.
            if (Twice(items.OfType<IOneTimeValue>().Select(value => value.Key), StringComparer.Ordinal) is not null)
                yield return $"{name}: a key appears twice";
        }

        if (ScriptedAnswers.Sum(answer => (long?)answer?.Times ?? 0) > State.ScriptedAnswers.Most)
            yield return $"scriptedAnswers must not be for more than {State.ScriptedAnswers.Most} calls";
        if (MessagesOnTheWay.Any(late => late is not null && late.InSeconds is not (>= 0 and <= LateMessage.LongestSeconds)))
            yield return $"messagesOnTheWay: inSeconds must be from 0 to {LateMessage.LongestSeconds}";
        if (Drawn is < 0 or > MostDrawn) yield return $"drawn must be from 0 to {MostDrawn}, not {Drawn}";
        if (PrivateKey is not null && !RsaSigningKey.IsPrivateKey(PrivateKey)) yield return "privateKey must be an RSA key of 2048 bits (PKCS #1)";
        foreach (var problem in ProblemsInside()) yield return problem;
    }

    /// <summary>Checks the values inside the lists, and that they agree with each other.</summary>
    private IEnumerable<string> ProblemsInside()
    {
        var users = Users.Where(user => user is not null).ToList();
        if (users.Any(user => user.TokensFrom < 0 || user.TokensFrom > Drawn)) yield return "users: tokensFrom must be from 0 to drawn";
        if (users.Select(user => PathSegment.ProblemOf(user.Id)).OfType<string>().FirstOrDefault() is { } unnameable) yield return $"users: id {unnameable}";
        if (Codes.Any(code => code is { Target: { } target } && !Settings.Allows(target.Url)))
            yield return "codes: the URL of a target must be of the web or of an app whose scheme appSchemes allows";
        var messages = Messages.Concat(MessagesOnTheWay.Select(late => late?.Message));
        if (messages.Any(message => message is { Link: { } link } && Urls.SchemeOf(link) is not ("http" or "https")))
            yield return "messages: a link must be a web address";
        var links = Links.Where(link => link?.Value is not null).Select(link => link.Value).ToList();
        if (links.Any(link => !Enum.IsDefined(link.Kind))) yield return $"links: kind must be one of {string.Join(", ", Enum.GetNames<LinkKind>())}";
        if (links.Any(link => link is { Kind: LinkKind.ResetPassword } and ({ ResetCode: null } or { Target: null })))
            yield return "links: a password reset needs a resetCode and a target";
        foreach (var nameOf in (Func<User, string?>[])[user => user.Username, user => user.Email, user => user.PhoneNumber, user => user.Id])
        {
            if (Twice(users.Select(nameOf), StringComparer.OrdinalIgnoreCase) is { } twice) yield return $"users: \"{twice}\" appears twice";
        }

        if (Twice(Codes.Select(code => code?.Id), StringComparer.Ordinal) is { } code) yield return $"codes: \"{code}\" appears twice";
    }

    private static string? Twice(IEnumerable<string?> names, StringComparer comparer) =>
        names.OfType<string>().GroupBy(name => name, comparer).FirstOrDefault(group => group.Count() > 1)?.Key;
}
