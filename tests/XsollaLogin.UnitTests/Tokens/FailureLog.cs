using Microsoft.Extensions.Logging;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Keeps the exceptions that are logged.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    public List<Exception> Failures { get; } = [];

    public int Count
    {
        get
        {
            lock (Failures) return Failures.Count;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is null) return;
        lock (Failures) Failures.Add(exception);
    }

    public void Dispose() { }
}
