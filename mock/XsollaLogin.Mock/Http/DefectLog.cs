namespace XsollaLogin.Mock.Http;

/// <summary>Tells on the console where the mock failed. There should be nothing to tell: what it takes is made when there is.</summary>
internal sealed partial class DefectLog : IDisposable
{
    private readonly Lazy<ILoggerFactory> _console = new(() => LoggerFactory.Create(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)));

    public void Tell(Exception defect, HttpRequest request) => Tell(_console.Value.CreateLogger(Product.Name), defect, request.Method, request.Path);

    public void Dispose()
    {
        if (_console.IsValueCreated) _console.Value.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "The mock failed to answer {Method} {Path}")]
    private static partial void Tell(ILogger logger, Exception exception, string method, string path);
}
