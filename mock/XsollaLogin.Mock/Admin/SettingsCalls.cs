using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Stubs.Answering;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Admin;

/// <summary>The control calls of what holds for every answer, and of what the mock is, as WireMock has them; a reset leaves them as they are.</summary>
internal sealed class SettingsCalls(DelaySettings delays) : IControlCalls
{
    private static readonly byte[] s_none = "{}"u8.ToArray();

    /// <summary>As they were given.</summary>
    private volatile byte[] _told = s_none;

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", ["settings"]) => Wrapped("settings", _told),
        ("POST" or "PUT", ["settings"]) => Set(await call.ReadAsync(StubJson.Readable.JsonElement)),
        ("GET", ["version"]) => Wrapped("version", JsonSerializer.SerializeToUtf8Bytes(Product.Version, AdminJson.Default.String)),
        _ => null,
    };

    private Answer Set(JsonElement json)
    {
        List<string> problems = [];
        var members = Members.Of(json, "", problems) ?? throw AdminRefusal.Invalid(problems);
        // As they are listed.
        if (members.Any("settings") is { } listed) return Set(listed);
        var set = Delays.Read(members, "fixedDelay");
        // WireMock lists it; where nothing is proxied, it means nothing.
        members.Flag("proxyPassThrough");
        members.RefuseOthers();
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        (_told, delays.Current) = (Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)) member.WriteTo(writer);
            writer.WriteEndObject();
        }), set);
        return AdminAnswers.Empty;
    }

    private static Answer Wrapped(string name, byte[] value) => AdminAnswers.Json(Written(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        writer.WriteRawValue(value, skipInputValidation: true);
        writer.WriteEndObject();
    }));

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, StubJson.Written)) write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
