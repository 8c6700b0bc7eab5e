using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace XsollaLogin.UnitTests.Resilience;

/// <summary>A server that answers its requests with the given answers, the last one again and again, and counts them.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestDelegate[] _answers;
    private readonly ConcurrentQueue<string> _requests = new();

    private ScriptedServer(WebApplication app, RequestDelegate[] answers) => (_app, _answers) = (app, answers);

    /// <summary>The paths of the requests, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public Uri BaseAddress => new(new Uri(_app.Urls.Single()), "api");

    /// <summary>An answer that is lost: the connection ends without a response.</summary>
    public static RequestDelegate Lost { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static RequestDelegate Answer(HttpStatusCode status, string json = "", string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(json, context.RequestAborted);
    };

    /// <summary>An answer whose body has begun when the server stops sending, until the client gives up.</summary>
    public static RequestDelegate Stalling(string beginning) => async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(beginning, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
    };

    /// <summary>An answer that the server holds until the test completes the task.</summary>
    public static RequestDelegate After(Task released, RequestDelegate answer) => async context =>
    {
        await released.WaitAsync(context.RequestAborted);
        await answer(context);
    };

    public static async Task<ScriptedServer> StartAsync(params RequestDelegate[] answers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedServer(app, answers);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(context.Request.Path);
        return _answers[Math.Min(_requests.Count, _answers.Length) - 1](context);
    }
}
