using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Runs a login and a sign-up in parallel with the start, in a server without sockets.</summary>
/// <remarks>The code of the first request has then run before: without it, a start to the first answer takes 1.3 times as long (benchmark: start).</remarks>
internal static class WarmUp
{
    private static int s_begun;

    /// <summary>Starts the warm-up once in a process and does not wait for it.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref s_begun, 1) == 0) _ = Task.Run(PlayAsync);
    }

    private static async Task PlayAsync()
    {
        WireMockHost.WarmUp();
        await using var server = new ServerComposition(new CompositionOptions
        {
            Projects = new Projects(TimeProvider.System, strict: false, idle: TimeSpan.FromHours(1)),
            Journal = new JournalOptions(Size: 1, ShowSecrets: false),
        });
        await PlayAsync(server, LoginContract.ById.Login, """{"username":"warm-up","password":"password"}"""u8.ToArray());
        await PlayAsync(server, LoginContract.ById.SignUp, """{"username":"warm-up","email":"warm-up@example.com","password":"password"}"""u8.ToArray());
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
