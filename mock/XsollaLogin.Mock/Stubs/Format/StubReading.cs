using System.Buffers;
using System.Text.Json;
using XsollaLogin.Mock.Stubs.Answering;
using XsollaLogin.Mock.Stubs.Matching;

namespace XsollaLogin.Mock.Stubs.Format;

/// <summary>Reads stubs in the format of WireMock 3. What the mock does not have is refused, not ignored.</summary>
internal static class StubReading
{
    private static readonly JsonElement s_empty = JsonElement.Parse("{}");

    /// <param name="path">Where the stub stands in what was written; empty where it is the whole.</param>
    /// <param name="problems">Takes what is wrong, each with the path of the member.</param>
    /// <param name="files">Where answers find the files that they name.</param>
    /// <param name="id">What the stub is to be called; null: as it says, else by a new name.</param>
    /// <returns>Null where something is wrong.</returns>
    public static Stub? Read(JsonElement json, string path, List<string> problems, StubFolder files, Guid? id = null)
    {
        if (Members.Of(json, path, problems) is not { } members) return null;
        var before = problems.Count;
        var own = ReadId(members);
        var name = members.Text("name");
        var priority = members.Whole("priority", int.MinValue, int.MaxValue) ?? Stub.DefaultPriority;
        var scenario = ReadScenario(members);
        var request = RequestPattern.Read(members.Any("request") ?? s_empty, members.PathOf("request"), problems);
        var meant = id ?? own ?? Guid.NewGuid();
        var answer = StubAnswerReading.Read(members.Any("response") ?? s_empty, members.PathOf("response"), problems, files, meant, name);
        members.Flag("persistent");
        members.Object("metadata");
        members.Any("insertionIndex");
        members.RefuseOthers();
        if (problems.Count > before) return null;
        return new Stub { Id = meant, Name = name, Priority = priority, Scenario = scenario, Request = request!, Answer = answer!, Json = Write(json, meant) };
    }

    private static Guid? ReadId(Members members)
    {
        var (id, uuid) = (One("id"), One("uuid"));
        if (id is not null && uuid is not null && id != uuid) members.Problem("uuid", "must be the same as id, or be left out");
        return id ?? uuid;

        Guid? One(string name)
        {
            if (members.Text(name) is not { } text) return null;
            if (Guid.TryParse(text, out var given)) return given;
            members.Problem(name, $"must be a UUID, not \"{text}\"; leave it out to get one");
            return null;
        }
    }

    private static ScenarioStep? ReadScenario(Members members)
    {
        var (name, required, next) = (members.Text("scenarioName"), members.Text("requiredScenarioState"), members.Text("newScenarioState"));
        if (name is not null) return new ScenarioStep(name, required, next);
        if (required is not null) members.Problem("requiredScenarioState", "needs scenarioName");
        if (next is not null) members.Problem("newScenarioState", "needs scenarioName");
        return null;
    }

    /// <summary>As it was given, with its name and what holds by default, as WireMock lists it.</summary>
    private static byte[] Write(JsonElement json, Guid id)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, StubJson.Written))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            foreach (var member in json.EnumerateObject().Where(member => member.Name is not ("id" or "uuid" or "request" or "response" or "insertionIndex"))) member.WriteTo(writer);
            Write(writer, json, "request", "method", static writer => writer.WriteString("method", RequestPattern.AnyMethod));
            Write(writer, json, "response", "status", static writer => writer.WriteNumber("status", StatusCodes.Status200OK));
            writer.WriteString("uuid", id);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, string name, string member, Action<Utf8JsonWriter> writeDefault)
    {
        var given = json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : s_empty;
        writer.WriteStartObject(name);
        if (!given.TryGetProperty(member, out _) && !given.TryGetProperty(StubAnswerReading.Example, out _)) writeDefault(writer);
        foreach (var one in given.EnumerateObject()) one.WriteTo(writer);
        writer.WriteEndObject();
    }
}
