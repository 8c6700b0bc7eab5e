using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin.Document;

/// <summary>Gives the OpenAPI document of the control calls, <c>admin.yaml</c> as JSON.</summary>
internal sealed class DocumentCalls : IControlCalls
{
    public ValueTask<Answer?> AnswerAsync(ControlCall call) =>
        new((call.Method, call.Segments) is ("GET", ["openapi.json"]) ? AdminAnswers.File("admin.json", "application/json") : null);
}
