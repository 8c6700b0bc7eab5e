using System.Text.Json;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Export;

/// <summary>The stubs in the JSON of WireMock 3: a file for its folder, and what its import takes.</summary>
internal static class WireMockFile
{
    /// <summary>Where WireMock looks for it, below its root directory.</summary>
    public const string Folder = "mappings";

    public static byte[] Write() => ExportJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("mappings");
        foreach (var stub in WireMockStubs.All) Write(stub, json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(WireMockStub stub, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", stub.Id);
        json.WriteString("name", stub.Name);
        json.WriteNumber("priority", stub.Priority);
        WriteRequest(stub, json);
        WriteResponse(stub, json);
        json.WriteEndObject();
    }

    private static void WriteRequest(WireMockStub stub, Utf8JsonWriter json)
    {
        json.WriteStartObject("request");
        json.WriteString("method", stub.Method ?? "ANY");
        json.WriteString(stub.Path.IsPattern ? "urlPathPattern" : "urlPath", stub.Path.Text);
        if (stub.Prefer is not null)
        {
            json.WriteStartObject("headers");
            json.WriteStartObject(MockHeaders.Prefer);
            json.WriteString("matches", stub.Prefer);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteResponse(WireMockStub stub, Utf8JsonWriter json)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", stub.Answer.Status);
        json.WriteStartObject("headers");
        if (stub.Answer.ContentType is not null) json.WriteString(HeaderNames.ContentType, stub.Answer.ContentType);
        foreach (var (name, value) in stub.Answer.Headers) json.WriteString(name, value.ToString());
        json.WriteEndObject();
        // As text, not as jsonBody: byte for byte.
        if (stub.Answer.ContentType is not null) json.WriteString("body", stub.Answer.Body);
        json.WriteEndObject();
    }
}
