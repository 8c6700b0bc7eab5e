using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json;
using WireMock.Handlers;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Runs WireMock.Net's server, with the mock's own pipeline before WireMock.Net's.</summary>
/// <param name="files">The folder that WireMock.Net reads and writes.</param>
/// <param name="certificate">The certificate for https; null: none.</param>
internal sealed class WireMockHost(IFileSystemHandler files, X509Certificate2? certificate) : IAsyncDisposable
{
    private const int LongestHead = 256 * 1024;
    private const int MostHeaders = 1000;
    private const int ProxyPriority = -2_000_000;
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);
    private static readonly KestrelServerLimits Defaults = new();

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly UnwrittenSettings _settings = new();
    private WireMockServer? _server;
    private IServer? _kestrel;
    private bool _answersBeforeOpen;
    private RequestDelegate? _wireMock;
    private AdminMappings? _admin;
    private int _logSize;

    public WireMockServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    /// <summary>Loads the JSON serializer, which WireMock.Net uses when it starts, in parallel with the rest of the start (benchmark: start).</summary>
    public static void WarmUp() => JsonConvert.SerializeObject(new UnwrittenSettings(), Formatting.Indented);

    /// <summary>Starts the server on another thread, because WireMock.Net blocks its thread until the host listens.</summary>
    /// <param name="handle">The mock's own pipeline.</param>
    /// <param name="answersBeforeOpen">Whether requests other than admin requests are answered before <see cref="Open"/>; otherwise, all wait for it.</param>
    public async Task StartAsync(ListenSockets sockets, RequestDelegate handle, bool answersBeforeOpen, CancellationToken cancellationToken)
    {
        _answersBeforeOpen = answersBeforeOpen;
        _settings.Urls = sockets.HostUrls;
        _settings.StartAdminInterface = true;
        _settings.FileSystemHandler = files;
        if (certificate is not null) _settings.CertificateSettings = new WireMockCertificateSettings { X509Certificate = certificate };
        _settings.Logger = new WireMockLog(Console.Error);
        _settings.AdditionalServiceRegistration = services => services
            .AddSingleton<IStartupFilter>(new OwnPipeline(this, handle))
            // With WireMock.Net's logger, the host would create an activity and a scope for each request.
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .Configure<SocketTransportOptions>(sockets.Supply)
            .PostConfigure<KestrelServerOptions>(SetLimits);
        RestoreBounds();
        var server = await Task.Run(() => WireMockServer.Start(_settings), cancellationToken);
        _admin = new AdminMappings(server);
        // Each change of the settings would add all admin mappings again.
        _settings.StartAdminInterface = false;
        _server = server;
    }

    /// <summary>Releases the requests that came while the server started.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Whether the mapping is one of WireMock.Net's own admin API.</summary>
    public bool IsAdmin(Guid mapping) => _admin!.Contains(mapping);

    /// <summary>Lets WireMock.Net answer, but not with its admin API.</summary>
    public Task PassAsync(HttpContext context) => _wireMock!(context);

    /// <summary>Lets WireMock.Net answer, also with its admin API.</summary>
    public Task PassAdminAsync(HttpContext context) => AdminMappings.AdmitAsync(() => PassAsync(context));

    /// <summary>Sets the number of requests that WireMock.Net's own log keeps. It is not masked, and only for tests in this process.</summary>
    public void SetLogSize(int size)
    {
        _logSize = size;
        RestoreBounds();
    }

    /// <summary>Sets the limits of memory and time, and the priority of the proxy that WireMock.Net's settings may define.</summary>
    /// <remarks>Called at the start and after each change of WireMock.Net's settings, which may remove them.</remarks>
    public void RestoreBounds()
    {
        _settings.MaxRequestLogCount = _logSize;
        _server?.SetMaxRequestLogCount(_logSize);
        // Extended regular expressions have no time limit.
        _settings.UseRegexExtended = false;
        _settings.DisableRequestBodyDecompressing = true;
        // With an admin API, WireMock.Net gives the proxy this priority, unless it is for all requests.
        if (_server?.Mappings.FirstOrDefault(mapping => mapping is { IsProxy: true, Priority: 0 }) is { } proxy)
        {
            _server.Given((Request)proxy.RequestMatcher).WithGuid(proxy.Guid).WithTitle(proxy.Title!).AtPriority(ProxyPriority)
                .RespondWith(proxy.Provider);
            // A parallel change of the settings has removed it meanwhile.
            if (_settings.ProxyAndRecordSettings is null) _server.DeleteMapping(proxy.Guid);
        }
    }

    /// <summary>Restores WireMock.Net's settings, by its admin API, because only this reaches all of them.</summary>
    /// <remarks>A PUT resets every setting that the body omits.</remarks>
    public async Task ResetSettingsAsync()
    {
        var (status, _) = await CallSettingsAsync(HttpMethods.Put, """{"GlobalProcessingDelay": 0}"""u8.ToArray());
        if (status != StatusCodes.Status200OK) throw new InvalidOperationException("WireMock.Net did not restore its settings.");
    }

    /// <summary>Returns WireMock.Net's settings as its admin API shows them.</summary>
    public async Task<string> ReadSettingsAsync() => (await CallSettingsAsync(HttpMethods.Get, [])).Body;

    private async Task<(int Status, string Body)> CallSettingsAsync(string method, byte[] body)
    {
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext
        {
            Request =
            {
                Method = method,
                Scheme = "http",
                Host = new HostString("localhost"),
                Path = $"{AdminPath.Prefix}settings",
                ContentType = "application/json",
                Body = new MemoryStream(body),
            },
            Response = { Body = answer },
        };
        await PassAdminAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        // WireMock.Net itself would wait 30 seconds for a pending request.
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        if (_kestrel is not null) await _kestrel.StopAsync(timeout.Token);
        _server?.Dispose();
    }

    private static void SetLimits(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        var limits = options.Limits;
        // Beyond a limit, Kestrel answers itself, without a body and CORS headers. The limits are therefore high: the mock's own rules then explain the error.
        limits.MaxRequestBodySize = null;
        limits.MaxRequestLineSize = LongestHead;
        limits.MaxRequestHeadersTotalSize = LongestHead;
        limits.MaxRequestHeaderCount = MostHeaders;
        // WireMock.Net removes the limits of the buffers.
        limits.MaxRequestBufferSize = Math.Max(Defaults.MaxRequestBufferSize!.Value, LongestHead);
        limits.MaxResponseBufferSize = Defaults.MaxResponseBufferSize;
    }

    /// <summary>Settings without serialized members, because WireMock.Net serializes them at the start for a log entry that is dropped.</summary>
    [JsonObject(MemberSerialization.OptIn)]
    private sealed class UnwrittenSettings : WireMockServerSettings;

    /// <summary>Adds the mock's pipeline before WireMock.Net's pipeline and exception page.</summary>
    private sealed class OwnPipeline(WireMockHost host, RequestDelegate handle) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            host._kestrel = app.ApplicationServices.GetRequiredService<IServer>();
            app.Use(wireMock =>
            {
                host._wireMock = wireMock;
                return context => host._opened.Task.IsCompleted || (host._answersBeforeOpen && !AdminPath.Is(context.Request.Path.Value ?? ""))
                    ? handle(context)
                    : WaitAsync(context);
            });
            next(app);
        };

        private async Task WaitAsync(HttpContext context)
        {
            await host._opened.Task;
            await handle(context);
        }
    }
}
