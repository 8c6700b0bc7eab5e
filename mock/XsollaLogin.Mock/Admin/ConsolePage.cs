using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin;

/// <summary>The files of the console, the page that uses the admin API. They contain no secrets: a browser loads them without the key.</summary>
internal sealed class ConsolePage(CallerRules callers)
{
    public const string Path = "/console";

    private const string Folder = "console/";
    private const string Document = "index.html";

    private static readonly KeyValuePair<string, StringValues>[] Headers =
    [
        // A second defense: the page shows data as text, and this header blocks scripts in it.
        new(HeaderNames.ContentSecurityPolicy, "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"),
        new(HeaderNames.XContentTypeOptions, "nosniff"),
        new("Referrer-Policy", "no-referrer"),
        new(HeaderNames.CacheControl, "no-cache"),
    ];

    private static readonly Lazy<FrozenDictionary<string, Answer>> Files = new(ReadFiles);

    public static bool Is(string path) => path == Path || path.StartsWith($"{Path}/", StringComparison.Ordinal);

    /// <summary>Sends a browser to the console.</summary>
    public static Answer Redirect { get; } = new("", StatusCodes.Status302Found, null, [], [new(HeaderNames.Location, Path)]);

    public Answer Answer(HttpContext context)
    {
        try
        {
            callers.CheckPage(context);
            var file = context.Request.Path.Value![Path.Length..].TrimStart('/');
            if (file.Length == 0 && context.Request.Path.Value != Path) return Redirect;
            if (!Files.Value.TryGetValue(file.Length == 0 ? Document : file, out var answer))
                throw AdminException.NotFound($"the console has no file \"{file}\"; it is at {Path}");
            var method = context.Request.Method;
            return HttpMethods.IsGet(method) || HttpMethods.IsHead(method)
                ? answer
                : throw AdminException.MethodNotAllowed([HttpMethods.Get, HttpMethods.Head]);
        }
        catch (AdminException e)
        {
            return e.Answer;
        }
    }

    private static FrozenDictionary<string, Answer> ReadFiles() => typeof(ConsolePage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], name => AdminAnswers.File(name, TypeOf(name)) with { Headers = Headers });

    private static string TypeOf(string name) => System.IO.Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The console has a file of an unknown type, {other}."),
    };
}
