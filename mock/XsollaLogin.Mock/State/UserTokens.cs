using System.Diagnostics;
using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>Issues and checks the JWTs of a project's users. Tokens are not stored: their ids contain the place in the order of tokens.</summary>
internal sealed class UserTokens(Project project)
{
    public const string Issuer = "https://login.xsolla.com";

    private const int JwtLifetimeSeconds = 86_400;
    private const int OAuth2LifetimeSeconds = 3_600;

    private readonly Lock _gate = new();
    private SigningKey? _key;
    private byte[]? _privateKey;

    /// <summary>The RSA key (PKCS #1) of the project; null until RS256 is used.</summary>
    public byte[]? PrivateKey
    {
        get => Volatile.Read(ref _privateKey);

        set
        {
            lock (_gate) (_privateKey, _key) = (value, null);
        }
    }

    /// <summary>The key for the current settings.</summary>
    public SigningKey Key
    {
        get
        {
            var settings = project.Settings;
            var key = Volatile.Read(ref _key);
            if (key is not null && key.IsOf(settings)) return key;
            lock (_gate)
            {
                if (_key is null || !_key.IsOf(settings)) Volatile.Write(ref _key, MakeKey(settings));
                return _key!;
            }
        }
    }

    /// <summary>Issues a token; the caller disposes of its buffer.</summary>
    /// <param name="sequence">The place in the order of tokens.</param>
    /// <param name="method">The login method, for the claim <c>type</c>.</param>
    /// <param name="payload">The claim <c>payload</c>; null: none.</param>
    /// <param name="scope">The scope of an OAuth 2.0 token; null: the token is not of OAuth 2.0.</param>
    /// <param name="audience">The recipient of an OAuth 2.0 token, for the claim <c>aud</c>; null: none.</param>
    public Utf8Buffer Issue(User user, long sequence, string method, string? payload, string? scope, string? audience = null)
    {
        using var claims = Utf8Buffer.Take();
        var writer = claims.Value();
        writer.WriteStartObject();
        WriteValidity(writer, sequence, LifetimeSeconds(scope is not null));
        writer.WriteString("sub"u8, user.Id);
        writer.WriteString("type"u8, method);
        writer.WriteString("xsolla_login_access_key"u8, user.Id);
        writer.WritePropertyName("groups"u8);
        writer.WriteRawValue("""[{"id":1,"name":"default","is_default":true}]"""u8, skipInputValidation: true);
        WriteIfThere(writer, "username"u8, user.Username);
        WriteIfThere(writer, "email"u8, user.Email);
        WriteIfThere(writer, "phone_number"u8, user.PhoneNumber);
        WriteIfThere(writer, "nickname"u8, user.Fields.GetValueOrDefault(Members.Nickname));
        WriteIfThere(writer, "payload"u8, payload);
        writer.WriteBoolean("is_master"u8, true);
        writer.WriteBoolean("promo_email_agreement"u8, user.Fields.GetValueOrDefault(Members.PromoEmailAgreement) == "true");
        if (scope is not null) WriteOAuth2(writer, scope, audience);
        writer.WriteEndObject();
        writer.Flush();
        return Sign(claims);
    }

    /// <summary>Issues a token without a user, which no operation for users accepts; the caller disposes of its buffer.</summary>
    public Utf8Buffer IssueToServer(long clientId)
    {
        using var claims = Utf8Buffer.Take();
        var writer = claims.Value();
        writer.WriteStartObject();
        WriteValidity(writer, project.Ids.NextSequence(), LifetimeSeconds(isOAuth2: true));
        writer.WriteNumber("client_id"u8, clientId);
        WriteOAuth2(writer, scope: "", audience: null);
        writer.WriteEndObject();
        writer.Flush();
        return Sign(claims);
    }

    public int LifetimeSeconds(bool isOAuth2) => project.Settings.JwtLifetimeSeconds ?? (isOAuth2 ? OAuth2LifetimeSeconds : JwtLifetimeSeconds);

    /// <summary>Returns the user of a valid token of this project; null if the token is expired, revoked or not valid.</summary>
    public User? Check(string token)
    {
        if (!TokenReader.TryRead(token, Key, out var claims)) return null;
        var now = project.Clock.Now.ToUnixTimeSeconds();
        if (claims.ProjectId != project.ProjectId || claims.Issuer != Issuer || claims.NotBefore > now || claims.Expires <= now) return null;
        var user = project.Users.Find(claims.Subject);
        return user is { Banned: false } && Ids.SequenceOf(claims.TokenId) >= user.TokensFrom ? user : null;
    }

    /// <summary>Revokes all access tokens, refresh tokens and authorization codes of the user; the caller holds the lock of the project.</summary>
    /// <param name="endsLogins">Whether logins that have already read the user issue nothing.</param>
    public void RevokeAll(User user, bool endsLogins)
    {
        // A login that draws its place in between would not be revoked.
        Debug.Assert(project.Gate.IsHeldByCurrentThread);
        var from = project.Ids.NextSequence();
        project.Users.Change(user.Id, current => current with { TokensFrom = from, LoginsFrom = endsLogins ? from : current.LoginsFrom });
    }

    private SigningKey MakeKey(ProjectSettings settings)
    {
        if (settings.JwtAlgorithm != JwtAlgorithm.RS256) return new SharedSecretKey(settings, project.Ids);
        _privateKey ??= settings.Seed is null ? RsaSigningKey.NewPrivateKey() : RsaSigningKey.SeededPrivateKey();
        return new RsaSigningKey(settings, _privateKey);
    }

    private Utf8Buffer Sign(Utf8Buffer claims)
    {
        var token = Utf8Buffer.Take();
        Key.WriteToken(claims.Written, token);
        return token;
    }

    private void WriteValidity(Utf8JsonWriter writer, long sequence, int lifetimeSeconds)
    {
        var now = project.Clock.Now.ToUnixTimeSeconds();
        writer.WriteString("iss"u8, Issuer);
        writer.WriteNumber("iat"u8, now);
        writer.WriteNumber("exp"u8, now + lifetimeSeconds);
        writer.WriteString("jti"u8, project.Ids.NewTokenId(sequence));
        writer.WriteString("xsolla_login_project_id"u8, project.ProjectId);
    }

    private static void WriteOAuth2(Utf8JsonWriter writer, string scope, string? audience)
    {
        writer.WriteStartArray("aud"u8);
        if (audience is not null) writer.WriteStringValue(audience);
        writer.WriteEndArray();
        writer.WriteStartArray("scp"u8);
        foreach (var one in scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) writer.WriteStringValue(one);
        writer.WriteEndArray();
    }

    private static void WriteIfThere(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }
}

/// <summary>The login methods: values of the claim <c>type</c>.</summary>
internal static class LoginMethod
{
    public const string Password = "xsolla_login";
    public const string Email = "email";
    public const string Phone = "phone";
}
