using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Export;

/// <summary>The control calls that give the documented answers as stubs of other servers.</summary>
internal sealed class ExportCalls : IControlCalls
{
    public ValueTask<Answer?> AnswerAsync(ControlCall call) => new((call.Method, call.Segments) switch
    {
        ("GET", ["export", "wiremock"]) => AdminAnswers.Json(WireMockFile.Write()),
        ("GET", ["export", "wiremock.net"]) => AdminAnswers.Json(WireMockNetFile.Write()),
        _ => null,
    });
}
