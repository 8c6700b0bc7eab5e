using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin.Document;

/// <summary>Gives the OpenAPI document of the control calls, <c>admin.yaml</c> as JSON.</summary>
internal sealed class DocumentCalls : IControlCalls
{
    public ValueTask<Answer?> AnswerAsync(ControlCall call) => new((call.Method, call.Segments) is ("GET", ["openapi.json"]) ? Document() : null);

    private static Answer Document()
    {
        using var file = typeof(DocumentCalls).Assembly.GetManifestResourceStream("admin.json")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return AdminAnswers.Json(bytes);
    }
}
