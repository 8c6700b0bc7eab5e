using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock;

/// <summary>A log-in that nobody sees, played on another core while the server starts: what has run once answers the first real request sooner.</summary>
internal static class Rehearsal
{
    private static int s_begun;

    /// <summary>Once in a process, and without a wait.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref s_begun, 1) == 0) _ = Task.Run(PlayAsync);
    }

    private static async Task PlayAsync()
    {
        using var parts = new Parts(new MockLoginServerOptions(), CancellationToken.None);
        var logIn = LoginContract.ById.LogIn;
        var body = """{"username":"nobody","password":"nothing"}"""u8.ToArray();
        var context = new DefaultHttpContext();
        context.Request.Method = logIn.Method;
        context.Request.Path = logIn.Path;
        context.Request.QueryString = new QueryString($"?{Parameters.ProjectId}=rehearsal");
        context.Request.ContentType = logIn.Body!.MediaType;
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        await parts.Pipeline.HandleAsync(context);
    }
}
