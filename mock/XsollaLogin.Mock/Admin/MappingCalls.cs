using System.Buffers;
using System.Globalization;
using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Stubs;
using XsollaLogin.Mock.Stubs.Format;
using XsollaLogin.Mock.Stubs.Matching;

namespace XsollaLogin.Mock.Admin;

/// <summary>The control calls that put, change, list and take away stubs, as WireMock has them.</summary>
internal sealed class MappingCalls(StubMappings stubs, StubFolder folder, Journals journals) : IControlCalls
{
    private const string Mappings = "mappings";

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) => (call.Method, call.Segments) switch
    {
        ("GET", [Mappings]) => List(stubs.All, call),
        ("POST", [Mappings]) => Create(await ReadAsync(call)),
        ("DELETE", [Mappings]) => Done(stubs.Remove(_ => true)),
        ("POST", [Mappings, "import"]) => Import(await ReadAsync(call)),
        ("POST", [Mappings, "reset"]) => ResetMappings(),
        ("POST", [Mappings, "save"]) => await SaveAsync(),
        ("POST", [Mappings, "remove"]) => Remove(await ReadAsync(call)),
        ("POST", [Mappings, "find-by-metadata"]) => List([.. stubs.All.Where(await ByMetadataAsync(call))], call),
        ("POST", [Mappings, "remove-by-metadata"]) => Done(stubs.Remove(new Predicate<Stub>(await ByMetadataAsync(call)))),
        ("GET", [Mappings, { Length: > 0 } id]) => AdminAnswers.Json((stubs.Find(IdOf(id)) ?? throw NoSuchStub(id)).Json),
        ("PUT", [Mappings, { Length: > 0 } id]) => Change(id, await ReadAsync(call)),
        ("DELETE", [Mappings, { Length: > 0 } id]) => stubs.Remove(stub => stub.Id == IdOf(id)) > 0 ? AdminAnswers.Empty : throw NoSuchStub(id),
        _ => null,
    };

    public void Reset() => stubs.Reset();

    private static ValueTask<JsonElement> ReadAsync(ControlCall call) => call.ReadAsync(StubJson.Readable.JsonElement);

    private Answer Create(JsonElement json)
    {
        var stub = Read(json);
        stubs.Add(stub);
        return AdminAnswers.Json(stub.Json, StatusCodes.Status201Created);
    }

    private Answer Change(string id, JsonElement json)
    {
        if (stubs.Find(IdOf(id)) is null) throw NoSuchStub(id);
        var stub = Read(json, IdOf(id));
        return stubs.Change(stub) ? AdminAnswers.Json(stub.Json) : throw NoSuchStub(id);
    }

    private Answer Import(JsonElement json)
    {
        List<string> problems = [];
        var members = Members.Of(json, "", problems) ?? throw AdminRefusal.Invalid(problems);
        if (members.Any(Mappings) is null) members.Problem(Mappings, "is needed: an array of stubs");
        var imported = members.Items(Mappings).Select(item => StubReading.Read(item.Value, item.Path, problems, folder)).OfType<Stub>().ToList();
        var options = members.Object("importOptions");
        var policy = options?.Text("duplicatePolicy") ?? "OVERWRITE";
        var only = options?.Flag("deleteAllNotInImport") ?? false;
        if (policy is not ("OVERWRITE" or "IGNORE")) options!.Problem("duplicatePolicy", "must be OVERWRITE or IGNORE");
        options?.RefuseOthers();
        // Listings have it.
        members.Any("meta");
        members.RefuseOthers();
        if (problems is not []) throw AdminRefusal.Invalid(problems);
        stubs.Import(imported, policy == "OVERWRITE", only);
        return AdminAnswers.Empty;
    }

    /// <summary>WireMock forgets the requests along with the stubs that answered them.</summary>
    private Answer ResetMappings()
    {
        stubs.Reset();
        journals.Clear();
        return AdminAnswers.Empty;
    }

    private async ValueTask<Answer> SaveAsync()
    {
        await stubs.SaveAsync();
        return AdminAnswers.Empty;
    }

    /// <summary>By id, else all that mean the same requests.</summary>
    private Answer Remove(JsonElement json)
    {
        var stub = Read(json);
        var named = json.TryGetProperty("id", out _) || json.TryGetProperty("uuid", out _);
        return Done(stubs.Remove(known => named ? known.Id == stub.Id : JsonElement.DeepEquals(RequestOf(known), RequestOf(stub))));
    }

    private static async ValueTask<Func<Stub, bool>> ByMetadataAsync(ControlCall call)
    {
        List<string> problems = [];
        var pattern = ValuePatterns.Read(await ReadAsync(call), "", problems);
        if (problems is not [] || pattern is null) throw AdminRefusal.Invalid(problems);
        return stub => pattern.MatchesAlone(JsonElement.Parse(stub.Json).TryGetProperty("metadata", out var metadata) ? metadata.GetRawText() : null);
    }

    private static JsonElement RequestOf(Stub stub) => JsonElement.Parse(stub.Json).GetProperty("request");

    private Stub Read(JsonElement json, Guid? id = null)
    {
        List<string> problems = [];
        return StubReading.Read(json, "", problems, folder, id) ?? throw AdminRefusal.Invalid(problems);
    }

    private static Answer List(IReadOnlyList<Stub> listed, ControlCall call)
    {
        var (offset, limit) = (Number("offset", 0), Number("limit", int.MaxValue));
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, StubJson.Written))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(Mappings);
            foreach (var stub in listed.Skip(offset).Take(limit)) writer.WriteRawValue(stub.Json, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteStartObject("meta");
            writer.WriteNumber("total", listed.Count);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return AdminAnswers.Json(buffer.WrittenSpan.ToArray());

        int Number(string name, int absent)
        {
            if (call.Query(name) is not { } text) return absent;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw AdminRefusal.Invalid([$"{name} must be a whole number from 0, not \"{text}\""]);
        }
    }

    private static Answer Done(int _) => AdminAnswers.Empty;

    private static Guid IdOf(string text) => Guid.TryParse(text, out var id) ? id : throw AdminRefusal.Unreadable($"\"{text}\" is not a valid UUID");

    private static AdminRefusal NoSuchStub(string id) => AdminRefusal.NotFound($"there is no stub \"{id}\"; GET /__admin/mappings lists them");
}
