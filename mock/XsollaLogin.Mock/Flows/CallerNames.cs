using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>All names of whoever makes a call: those in the request, and those of the user behind a name, a token, a grant or a session.</summary>
internal static class CallerNames
{
    public static IReadOnlySet<string> Of(Operation operation, Exchange exchange, World world)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var call = new Call(exchange, operation, world);
        if (call.Query(Parameters.Login) is { } login) names.Add(login);
        Add(names, call.User());
        if (call.Session is { } session && world.Sessions.TryFind(session, out var owner)) names.Add(owner!);
        if (operation.Body is { IsForm: true }) AddOfGrant(names, call.ReadForm(), world);
        else if (operation.Body is not null) AddOfBody(names, exchange.Body.Bytes.Span, world);

        foreach (var name in names.ToList()) Add(names, world.Users.Find(name) ?? world.Users.FindByAnyName(name, name, name));
        return names;
    }

    private static void AddOfBody(HashSet<string> names, ReadOnlySpan<byte> body, World world)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader is not { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName }) continue;
            var isToken = reader.ValueTextEquals("token"u8);
            var isName = reader.ValueTextEquals("username"u8) || reader.ValueTextEquals("email"u8) || reader.ValueTextEquals("phone_number"u8) || reader.ValueTextEquals("user_id"u8);
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) continue;
            if (isName) names.Add(reader.GetString()!);
            else if (isToken) Add(names, world.Tokens.Check(reader.GetString()!));
        }
    }

    private static void AddOfGrant(HashSet<string> names, Form form, World world)
    {
        if (world.AuthorizationCodes.TryFind(form["code"] ?? "", out var grant) || world.RefreshTokens.TryFind(form["refresh_token"] ?? "", out grant)) names.Add(grant!.UserId);
    }

    private static void Add(HashSet<string> names, User? user)
    {
        if (user is null) return;
        foreach (var name in (ReadOnlySpan<string?>)[user.Id, user.Username, user.Email, user.PhoneNumber])
        {
            if (name is not null) names.Add(name);
        }
    }
}
