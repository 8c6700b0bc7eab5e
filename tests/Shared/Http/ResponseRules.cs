using System.Text;
using System.Text.Json;

namespace XsollaLogin.Tests.Http;

/// <summary>What the contract promises of a response.</summary>
internal static class ResponseRules
{
    // Bytes that are no UTF-8 are a fault, not a replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<IReadOnlyList<string>> FaultsAsync(
        IReadOnlyList<ContractResponse> declared, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (declared.SingleOrDefault(candidate => candidate.Status == response.StatusCode) is not { } rule)
        {
            return [$"the status is not one of {string.Join(", ", declared.Select(candidate => (int)candidate.Status))}"];
        }

        var faults = new List<string>();
        foreach (var (name, header) in rule.Headers) faults.AddRange(await HeaderFaultsAsync(name, header, response));
        faults.AddRange(await BodyFaultsAsync(rule, response.Content, cancellationToken));
        return faults;
    }

    private static async Task<IEnumerable<string>> HeaderFaultsAsync(string name, JsonObject header, HttpResponseMessage response)
    {
        // As they came: reading a header by its type would rewrite it. Allow and its like stand with the body's headers.
        if (!response.Headers.NonValidated.TryGetValues(name, out var values) && !response.Content.Headers.NonValidated.TryGetValues(name, out values))
        {
            return header["required"]?.GetValue<bool>() == true ? [$"the header {name} is missing"] : [];
        }

        var judge = await SchemaJudge.Current;
        var schema = header["schema"]!.AsObject();
        var faults = await Task.WhenAll(values.Select(value => judge.FaultsAsync(schema, WireText.Typed(schema, value).ToJsonString())));
        return faults.SelectMany(list => list).Select(fault => $"the header {name}: {fault}");
    }

    private static async Task<IEnumerable<string>> BodyFaultsAsync(ContractResponse rule, HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken);
        if (rule.MediaType is null) return bytes.Length > 0 ? [$"there is a body of {bytes.Length} bytes, and the contract has none"] : [];
        var contentType = content.Headers.ContentType;
        if (contentType?.MediaType != rule.MediaType) return [$"the content type is {contentType?.ToString() ?? "missing"}, not {rule.MediaType}"];
        try
        {
            using var strict = JsonDocument.Parse(bytes);
            return (await (await SchemaJudge.Current).FaultsAsync(rule.Schema!, Utf8.GetString(bytes))).Select(fault => $"the body: {fault}");
        }
        catch (Exception notJson) when (notJson is JsonException or DecoderFallbackException)
        {
            return [$"the body is not JSON: {notJson.Message}"];
        }
    }
}
