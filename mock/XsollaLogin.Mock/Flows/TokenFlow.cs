using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Issues, renews and validates tokens, and publishes the keys that verify them.</summary>
internal static class TokenFlow
{
    private const string Offline = "offline";
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);

    public static Answer ExchangeToken(Call call)
    {
        var form = call.ReadForm();
        var clientId = long.Parse(form[Members.ClientId]!, CultureInfo.InvariantCulture);
        if (ClientError(call.Project, clientId, form[Members.ClientSecret]) is { } error) return call.Answer(error);
        return form[Members.GrantType] switch
        {
            Values.AuthorizationCode => ExchangeCode(call, clientId, form),
            Values.RefreshToken => Refresh(call, clientId, form),
            _ => IssueToServer(call, clientId, form[Members.ClientSecret]),
        };
    }

    /// <summary>Issues the tokens of a login; if additional fields are missing, the answer has these, too.</summary>
    public static Answer IssueOrAsk(Call call, User user, LoginTarget target)
    {
        var grant = new Grant
        {
            Sequence = call.NextSequence(user),
            UserId = user.Id,
            ClientId = target.ClientId,
            Scope = target.Scope,
            Method = LoginMethod.Password,
        };
        var missing = AskedFields.MissingOf(call.Project, user);
        var answer = missing is []
            ? Issue(call, user, grant)
            : Issue(call, user, grant, Examples.WithAskFields, Examples.WithAskFieldsAndRefresh).With(Patch.Of(
                Members.AskFields, writer => JsonSerializer.Serialize(writer, missing, AnswerJson.Default.IReadOnlyListAskedField)));
        return Logins.StartSession(call, user, answer);
    }

    public static Answer ValidateToken(Call call)
    {
        var request = call.Read(RequestJson.Default.TokenValidation);
        return call.Answer(call.Project.Tokens.Check(request.Token) is null ? Examples.TokenNotValid : Examples.TokenValid);
    }

    public static Answer GetJwks(Call call) =>
        call.Answer(Examples.Keys, Patch.Of(Members.Keys, writer => WriteKeys(writer, call.Project, bytes => Base64Url.EncodeToString(bytes))));

    public static Answer GetKeys(Call call) =>
        call.Answer(Examples.Keys).WithBody(writer => WriteKeys(writer, call.Project, bytes => Convert.ToHexStringLower(bytes).TrimStart('0')));

    private static Answer ExchangeCode(Call call, long clientId, Form form)
    {
        var (redirectUri, verifier) = (form[Members.RedirectUri], form[Members.CodeVerifier]);
        return Exchange(call, clientId, call.Project.AuthorizationCodes, form[Members.Code], Change.AuthorizationCodeTaken, grant => grant switch
        {
            { ClientId: { } client } when client != clientId => "the code belongs to another client",
            { RedirectUri: { } asked } when asked != redirectUri => "redirect_uri is not that of the login",
            { CodeChallenge: not null } when verifier is null => "code_verifier is missing",
            { CodeChallenge: null } when verifier is not null => "code_verifier is not allowed, because the login had no code_challenge",
            { CodeChallenge: { } challenge } when ChallengeOf(verifier!) != challenge => "code_verifier does not match code_challenge",
            _ => null,
        });
    }

    private static Answer Refresh(Call call, long clientId, Form form) => Exchange(
        call, clientId, call.Project.RefreshTokens, form[Members.RefreshToken], Change.RefreshTokenTaken,
        grant => grant.ClientId == clientId ? null : "the refresh token belongs to another client");

    /// <summary>Takes the grant, and issues its tokens.</summary>
    /// <param name="change">The change that a taken grant is.</param>
    /// <param name="problemOf">Returns why the request does not suit a grant, which then stays; null if it suits.</param>
    private static Answer Exchange(
        Call call, long clientId, OneTimeStore<Grant> grants, string? key, Change change, Func<Grant, string?> problemOf)
    {
        string? problem = null;
        if (!grants.TryTake(key ?? "", grant => (problem = problemOf(grant)) is null, out var grant))
            return InvalidGrant(call, problem ?? ReasonOf(grants.FateOf(key ?? "")));
        call.Changed(change, grant!.UserId);
        var answer = UserOf(call.Project, grant) is { } user ? Issue(call, user, grant with { ClientId = clientId }) : null;
        // Once more: a revocation in between does not reach the new tokens, whose place is later.
        return answer is not null && UserOf(call.Project, grant) is not null
            ? answer
            : InvalidGrant(call, "the grant was revoked, or its user is banned or removed");
    }

    private static string ReasonOf(Fate fate) => fate switch
    {
        Fate.Taken => "the grant was already used",
        Fate.Expired => "the grant has expired",
        _ => "the grant is unknown",
    };

    /// <summary>Issues a token without a user to a client with a secret.</summary>
    private static Answer IssueToServer(Call call, long clientId, string? secret)
    {
        if (IsPublic(call.Project, clientId)) return call.Answer(Examples.CallNotAvailable);
        if (secret is null) return call.Answer(Examples.ClientAuthenticationFailed);
        using var token = call.Project.Tokens.IssueToServer(clientId);
        call.Changed(Change.ServerTokenIssued, clientId.ToString(CultureInfo.InvariantCulture));
        return call.Answer(Examples.TokenIssued, Patch.Text(Members.AccessToken, token), ExpiresIn(call.Project));
    }

    private static bool IsPublic(Project project, long clientId) =>
        project.Settings.Clients.Any(client => client.ClientId == clientId && client.ClientSecret is null);

    private static Patch ExpiresIn(Project project) =>
        Patch.Of(Members.ExpiresIn, writer => writer.WriteNumberValue(project.Tokens.LifetimeSeconds(isOAuth2: true)));

    /// <summary>Tells what is missing if another project has the grant: an exchange names a client only, which that project does not have.</summary>
    private static Answer InvalidGrant(Call call, string reason)
    {
        call.Because(reason);
        if (call.MissingClient is not { } missing) return call.Answer(Examples.InvalidGrant);
        call.Because(missing);
        return call.Answer(Examples.InvalidGrant, Patch.Text(Members.Description, missing));
    }

    /// <summary>Returns the user of a grant; null if the user is banned or unknown, or if the grant is revoked.</summary>
    private static User? UserOf(Project project, Grant grant) =>
        project.Users.Find(grant.UserId) is { Banned: false } user && grant.Sequence >= user.TokensFrom ? user : null;

    private static Answer Issue(
        Call call, User user, Grant grant, string example = Examples.TokenIssued, string exampleWithRefresh = Examples.TokenIssuedWithRefresh)
    {
        var project = call.Project;
        using var accessToken = Logins.IssueToken(call, user, grant.Method, grant.Payload, grant.ClientId, grant.Scope, grant.Audience);
        var token = Patch.Text(Members.AccessToken, accessToken);
        var expires = ExpiresIn(project);
        if (grant.Scope?.Split(' ').Contains(Offline) != true) return call.Answer(example, token, expires);

        var refreshToken = project.Ids.NewSecret();
        project.RefreshTokens.Add(refreshToken, grant with { Sequence = call.NextSequence(user) }, project.Clock.Now + RefreshLifetime);
        call.Changed(Change.RefreshTokenIssued, user.Id);
        var refresh = Patch.Text(Members.RefreshToken, refreshToken);
        return call.Answer(exampleWithRefresh, token, expires, refresh, Patch.Text(Members.Scope, grant.Scope));
    }

    private static string? ClientError(Project project, long clientId, string? secret)
    {
        if (project.Settings.Clients is []) return null;
        if (project.Settings.Clients.FirstOrDefault(client => client.ClientId == clientId) is not { } client) return Examples.ObjectNotFound;
        return client.ClientSecret is null || client.ClientSecret == secret ? null : Examples.ClientAuthenticationFailed;
    }

    /// <summary>Computes the code challenge, S256 of RFC 7636.</summary>
    private static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static void WriteKeys(Utf8JsonWriter writer, Project project, Func<byte[], string> encode)
    {
        var keys = project.Tokens.Key.Public is { } key
            ? new[] { new JwksKey("RS256", encode(key.Exponent), key.KeyId, "RSA", encode(key.Modulus), "sig") }
            : [];
        JsonSerializer.Serialize(writer, keys, AnswerJson.Default.JwksKeyArray);
    }
}

/// <summary>An RSA public key (RFC 7517).</summary>
internal sealed record JwksKey(string Alg, string E, string Kid, string Kty, string N, string Use);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<AskedField>))]
[JsonSerializable(typeof(JwksKey[]))]
internal sealed partial class AnswerJson : JsonSerializerContext;
