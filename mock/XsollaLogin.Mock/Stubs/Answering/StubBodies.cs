using System.Text;
using System.Text.Json;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>The body of a stub's answer, in one of its four forms.</summary>
internal static class StubBodies
{
    public static readonly string[] Forms = ["body", "jsonBody", "base64Body", "bodyFileName"];

    /// <returns>The body, or the complete path of its file; neither where there is none.</returns>
    public static (byte[]? Body, string? File) Read(Members response, StubFolder files)
    {
        var given = Forms.Where(form => response.Any(form) is not null).ToList();
        if (given.Count > 1) response.Problem(given[1], $"must not stand beside {given[0]}: an answer has one body");
        return given.FirstOrDefault() switch
        {
            "body" => (response.Text("body") is { } text ? Encoding.UTF8.GetBytes(text) : null, null),
            "jsonBody" => (JsonSerializer.SerializeToUtf8Bytes(response.Any("jsonBody")!.Value, StubJson.Readable.JsonElement), null),
            "base64Body" => (ReadBase64(response), null),
            "bodyFileName" => (null, Locate(response, files)),
            _ => (null, null),
        };
    }

    private static byte[]? ReadBase64(Members response)
    {
        if (response.Text("base64Body") is not { } text) return null;
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            response.Problem("base64Body", "is not Base64");
            return null;
        }
    }

    private static string? Locate(Members response, StubFolder files)
    {
        if (response.Text("bodyFileName") is not { } name) return null;
        if (files.Locate(name, out var problem) is { } path) return path;
        response.Problem("bodyFileName", problem!);
        return null;
    }
}
