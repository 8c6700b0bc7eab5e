using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Finds all names of the user who makes a call: those in the request, and those of the user behind a name, a token, a grant or a session.</summary>
internal static class CallerNames
{
    public static IReadOnlySet<string> Of(Operation operation, Exchange exchange, World world)
    {
        var call = new Call(exchange, operation, world);
        List<string?> named = [call.Query(Parameters.Login), call.User()?.Id];
        if (call.Session is { } session && world.Sessions.TryFind(session, out var owner)) named.Add(owner);
        if (operation.Body is { IsForm: true })
        {
            named.Add(call.ReadForm().GrantIn(world)?.UserId);
        }
        else if (operation.Body is not null)
        {
            var body = BodyNames.Read(exchange.Body.Bytes.Span, deepest: 1);
            named.AddRange(body.Names);
            named.AddRange(body.Tokens.Select(token => world.Tokens.Check(token)?.Id));
        }

        var given = named.OfType<string>().ToList();
        return given.Concat(given.SelectMany(world.Users.NamesOf)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
