// The yardstick: Kestrel reads the request and answers a fixed string, one for calls that send a code and one for all others.
using System.Buffers;
using System.IO.Pipelines;

var loggedIn = """{"login_url":"https://someurl.com?token=XXXXXXX"}"""u8.ToArray();
var codeSent = """{"operation_id":"2334j255fdf13d515fgd1"}"""u8.ToArray();
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
await using var app = builder.Build();
app.Urls.Add(args[0]);
app.Run(async context =>
{
    ReadResult received;
    while (!(received = await context.Request.BodyReader.ReadAsync()).IsCompleted) context.Request.BodyReader.AdvanceTo(received.Buffer.Start, received.Buffer.End);
    context.Request.BodyReader.AdvanceTo(received.Buffer.End);
    var answer = context.Request.Path.Value!.EndsWith("/request", StringComparison.Ordinal) ? codeSent : loggedIn;
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = answer.Length;
    context.Response.BodyWriter.Write(answer);
});
await app.RunAsync();
