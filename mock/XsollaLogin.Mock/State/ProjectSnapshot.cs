using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>A whole project, to be saved and put back.</summary>
internal sealed record ProjectSnapshot
{
    private const long MostDrawn = long.MaxValue / 2;

    public required ProjectSettings Settings { get; init; }

    /// <summary>How far the project's time is ahead, in seconds.</summary>
    public required double ClockAheadSeconds { get; init; }

    public required byte[] Key { get; init; }

    /// <summary>Of RS256 (PKCS #1), where the project has needed one.</summary>
    public byte[]? PrivateKey { get; init; }

    public required long Drawn { get; init; }

    public required IReadOnlyList<User> Users { get; init; }

    public required IReadOnlyList<CodeOperation> Codes { get; init; }

    public required IReadOnlyList<Kept<string>> Sessions { get; init; }

    public required IReadOnlyList<Kept<Grant>> AuthorizationCodes { get; init; }

    public required IReadOnlyList<Kept<Grant>> RefreshTokens { get; init; }

    public required IReadOnlyList<Kept<string>> ResetCodes { get; init; }

    public required IReadOnlyList<Kept<Link>> Links { get; init; }

    public required IReadOnlyList<Message> Messages { get; init; }

    public required IReadOnlyList<LateMessage> MessagesOnTheWay { get; init; }

    /// <summary>By login.</summary>
    public required IReadOnlyDictionary<string, int> FailedLogins { get; init; }

    public required IReadOnlyList<ScriptedAnswer> ScriptedAnswers { get; init; }

    public IEnumerable<string> Problems()
    {
        (string Name, IEnumerable<object?> Items)[] lists =
        [
            ("users", Users), ("codes", Codes), ("sessions", Sessions), ("authorizationCodes", AuthorizationCodes),
            ("refreshTokens", RefreshTokens), ("resetCodes", ResetCodes), ("links", Links), ("messages", Messages), ("messagesOnTheWay", MessagesOnTheWay), ("scriptedAnswers", ScriptedAnswers),
        ];
        foreach (var (name, items) in lists)
        {
            if (items.Any(item => item is null or IKept { HasValue: false })) yield return $"{name} must not hold null";
            // A secret is not repeated in words.
            if (Twice(items.OfType<IKept>().Select(kept => kept.Key), StringComparer.Ordinal) is not null) yield return $"{name}: a key stands there twice";
        }

        if (ScriptedAnswers.Sum(answer => (long?)answer?.Times ?? 0) > State.ScriptedAnswers.Most)
            yield return $"scriptedAnswers must not be for more than {State.ScriptedAnswers.Most} calls";
        if (MessagesOnTheWay.Any(late => late is not null && late.InSeconds is not (>= 0 and <= LateMessage.LongestSeconds))) yield return $"messagesOnTheWay: inSeconds must be from 0 to {LateMessage.LongestSeconds}";
        if (Drawn is < 0 or > MostDrawn) yield return $"drawn must be from 0 to {MostDrawn}, not {Drawn}";
        if (PrivateKey is not null && !RsaSigningKey.IsPrivateKey(PrivateKey)) yield return "privateKey must be an RSA key of 2048 bits (PKCS #1)";
        foreach (var problem in ProblemsInside()) yield return problem;
    }

    /// <summary>What the members must be to each other.</summary>
    private IEnumerable<string> ProblemsInside()
    {
        var users = Users.Where(user => user is not null).ToList();
        if (users.Any(user => user.TokensFrom > Drawn)) yield return "users: tokensFrom must not be greater than drawn";
        if (Codes.Any(code => code is { Target: { } target } && !Urls.IsSafe(target.Url))) yield return "codes: the URL of a target must not be a script nor hold control characters";
        var links = Links.Where(link => link?.Value is not null).Select(link => link.Value).ToList();
        if (links.Any(link => !Enum.IsDefined(link.Kind))) yield return $"links: kind must be one of {string.Join(", ", Enum.GetNames<LinkKind>())}";
        if (links.Any(link => link is { Kind: LinkKind.ResetPassword } and ({ ResetCode: null } or { Target: null }))) yield return "links: a password reset needs a resetCode and a target";
        foreach (var names in (IEnumerable<string?>[])[users.Select(user => user.Username), users.Select(user => user.Email), users.Select(user => user.PhoneNumber), users.Select(user => user.Id)])
        {
            if (Twice(names, StringComparer.OrdinalIgnoreCase) is { } twice) yield return $"users: \"{twice}\" stands there twice";
        }

        if (Twice(Codes.Select(code => code?.Id), StringComparer.Ordinal) is { } code) yield return $"codes: \"{code}\" stands there twice";
    }

    private static string? Twice(IEnumerable<string?> names, StringComparer comparer) =>
        names.OfType<string>().GroupBy(name => name, comparer).FirstOrDefault(group => group.Count() > 1)?.Key;
}
