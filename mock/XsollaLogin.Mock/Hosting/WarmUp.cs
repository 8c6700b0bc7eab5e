using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Hosting;

/// <summary>A login and a sign-up that nobody sees, played beside the start: what has run once answers the first real request sooner.</summary>
internal static class WarmUp
{
    private static int s_begun;

    /// <summary>Once in a process, and without a wait.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref s_begun, 1) == 0) _ = Task.Run(PlayAsync);
    }

    private static async Task PlayAsync()
    {
        WireMockHost.WarmUp();
        await using var server = new ServerComposition(
            new Projects(TimeProvider.System, strict: false, idle: TimeSpan.MaxValue), new JournalOptions(1, ShowSecrets: false), root: null, replay: false, adminKey: null,
            TimeProvider.System, CancellationToken.None);
        await PlayAsync(server, LoginContract.ById.Login, """{"username":"nobody","password":"nothing"}"""u8.ToArray());
        await PlayAsync(server, LoginContract.ById.SignUp, """{"username":"nobody","email":"nobody@example.com","password":"nothing"}"""u8.ToArray());
    }

    private static async Task PlayAsync(ServerComposition server, Operation operation, byte[] body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = operation.Method;
        context.Request.Path = operation.Path;
        context.Request.QueryString = new QueryString($"?{Parameters.ProjectId}=warm-up");
        context.Request.ContentType = operation.Body!.MediaType;
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        await server.Pipeline.HandleAsync(context);
    }
}
