using System.Text.Json;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Export;

/// <summary>The stubs in the JSON of WireMock.Net, whose mappings have other names: it takes a list of WireMock's, but not their priorities.</summary>
internal static class WireMockNetFile
{
    /// <summary>Where WireMock.Net looks for it, below its working directory.</summary>
    public const string Folder = "__admin/mappings";

    public static byte[] Write() => ExportJson.Write(json =>
    {
        json.WriteStartArray();
        foreach (var stub in WireMockStubs.All) Write(stub, json);
        json.WriteEndArray();
    });

    private static void Write(WireMockStub stub, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Guid", stub.Id);
        json.WriteString("Title", stub.Name);
        json.WriteNumber("Priority", stub.Priority);
        WriteRequest(stub, json);
        WriteResponse(stub, json);
        json.WriteEndObject();
    }

    private static void WriteRequest(WireMockStub stub, Utf8JsonWriter json)
    {
        json.WriteStartObject("Request");
        if (stub.Path.IsPattern)
        {
            json.WriteStartObject("Path");
            WriteMatcher($"^{stub.Path.Text}$", json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("Path", stub.Path.Text);
        }

        if (stub.Method is not null)
        {
            json.WriteStartArray("Methods");
            json.WriteStringValue(stub.Method);
            json.WriteEndArray();
        }

        if (stub.Prefer is not null)
        {
            json.WriteStartArray("Headers");
            json.WriteStartObject();
            json.WriteString("Name", MockHeaders.Prefer);
            WriteMatcher(stub.Prefer, json);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteMatcher(string pattern, Utf8JsonWriter json)
    {
        json.WriteStartArray("Matchers");
        json.WriteStartObject();
        json.WriteString("Name", "RegexMatcher");
        json.WriteString("Pattern", pattern);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResponse(WireMockStub stub, Utf8JsonWriter json)
    {
        json.WriteStartObject("Response");
        json.WriteNumber("StatusCode", stub.Answer.Status);
        json.WriteStartObject("Headers");
        if (stub.Answer.ContentType is not null) json.WriteString(HeaderNames.ContentType, stub.Answer.ContentType);
        foreach (var (name, value) in stub.Answer.Headers) json.WriteString(name, value.ToString());
        json.WriteEndObject();
        if (stub.Answer.ContentType is not null) json.WriteString("Body", stub.Answer.Body);
        json.WriteEndObject();
    }
}
