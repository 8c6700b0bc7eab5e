using WireMock.Admin.Requests;
using WireMock.Logging;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Learns from WireMock.Net which mapping it chose for a request, before it writes the answer.</summary>
/// <param name="errors">Takes what it could not do: read a file of mappings, or write the answer of a stub.</param>
internal sealed class WireMockLog(TextWriter errors) : IWireMockLogger
{
    public void DebugRequestResponse(LogEntryModel logEntryModel, bool isAdminRequest) => Passage.Current?.Choose(logEntryModel);

    public void Error(string message, Exception exception)
    {
        // One with a placeholder is about an admin request, and so is its answer.
        if (!message.Contains("{0}", StringComparison.Ordinal)) errors.WriteLine($"{message} {exception.Message}".ReplaceLineEndings(" "));
    }

    public void Error(string formatString, params object[] args) { }

    public void Warn(string formatString, params object[] args) { }

    public void Info(string formatString, params object[] args) { }

    public void Debug(string formatString, params object[] args) { }
}
