// The baseline: Kestrel reads the request and sends a fixed string; it holds long polls until all are released.
using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

var loggedIn = """{"login_url":"https://someurl.com?token=XXXXXXX"}"""u8.ToArray();
var codeSent = """{"operation_id":"2334j255fdf13d515fgd1"}"""u8.ToArray();
var codeGiven = """{"code":"1234"}"""u8.ToArray();
var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
var held = 0;
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
await using var app = builder.Build();
app.Urls.Add(args[0]);
app.Run(context => context.Request.Path.Value switch
{
    "/api/otc/code" => HoldAsync(context),
    "/__admin/health" => CountAsync(context),
    "/release" => ReleaseAsync(context),
    _ => AnswerAsync(context),
});
await app.RunAsync();

async Task AnswerAsync(HttpContext context)
{
    ReadResult received;
    while (!(received = await context.Request.BodyReader.ReadAsync()).IsCompleted) context.Request.BodyReader.AdvanceTo(received.Buffer.Start,
        received.Buffer.End);
    context.Request.BodyReader.AdvanceTo(received.Buffer.End);
    Write(context, context.Request.Path.Value!.EndsWith("/request", StringComparison.Ordinal) ? codeSent : loggedIn);
}

async Task HoldAsync(HttpContext context)
{
    Interlocked.Increment(ref held);
    await released.Task;
    Interlocked.Decrement(ref held);
    Write(context, codeGiven);
}

Task CountAsync(HttpContext context)
{
    Write(context, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"waitingPolls":{{Volatile.Read(ref held)}}}""")));
    return Task.CompletedTask;
}

Task ReleaseAsync(HttpContext context)
{
    Interlocked.Exchange(ref released, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    Write(context, codeGiven);
    return Task.CompletedTask;
}

static void Write(HttpContext context, byte[] answer)
{
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = answer.Length;
    context.Response.BodyWriter.Write(answer);
}
