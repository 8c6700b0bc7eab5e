using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Stubs;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Admin;

/// <summary>The control calls that show and set the states of scenarios, as WireMock has them.</summary>
internal sealed class ScenarioCalls(StubMappings stubs) : IControlCalls
{
    private const string Scenarios = "scenarios";

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", [Scenarios]) => List(),
        ("POST", [Scenarios, "reset"]) or ("DELETE", [Scenarios]) => Restart(),
        ("PUT", [Scenarios, { Length: > 0 } name, "state"]) => Set(name, await StateOfAsync(call)),
        _ => null,
    };

    public void Reset() => stubs.ResetScenarios();

    private Answer Restart()
    {
        stubs.ResetScenarios();
        return AdminAnswers.Empty;
    }

    private Answer Set(string name, string? state) => stubs.SetScenario(name, state) is { } refusal ? throw refusal : AdminAnswers.Empty;

    /// <returns>Null where there is no body: the scenario begins anew.</returns>
    private static async ValueTask<string?> StateOfAsync(ControlCall call)
    {
        if (call.Context.Request.ContentLength is null or 0 && !call.Context.Request.Headers.ContainsKey("Transfer-Encoding")) return null;
        List<string> problems = [];
        var members = Members.Of(await call.ReadAsync(StubJson.Readable.JsonElement), "", problems);
        var state = members?.Operand("state");
        members?.RefuseOthers();
        return problems is [] ? state : throw AdminRefusal.Invalid(problems);
    }

    private Answer List()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, StubJson.Written))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(Scenarios);
            foreach (var scenario in stubs.ReportScenarios()) Write(writer, scenario);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return AdminAnswers.Json(buffer.WrittenSpan.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, ScenarioReport scenario)
    {
        writer.WriteStartObject();
        writer.WriteString("id", scenario.Name);
        writer.WriteString("name", scenario.Name);
        writer.WriteString("state", scenario.State);
        writer.WriteStartArray("possibleStates");
        foreach (var state in scenario.Possible) writer.WriteStringValue(state);
        writer.WriteEndArray();
        writer.WriteStartArray("mappings");
        foreach (var stub in scenario.Stubs) writer.WriteRawValue(stub.Json, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
