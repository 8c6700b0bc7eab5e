using System.Text;
using System.Text.Json;
using XsollaLogin.ContractCheck.Contract;

namespace XsollaLogin.ContractCheck.Http;

/// <summary>Validates status, headers and body of a response against the contract.</summary>
public static class ResponseRules
{
    // Bytes that are not UTF-8 are a violation, not a replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the violations in a response, one line each.</summary>
    /// <param name="declared">The responses that the contract allows here, one per status.</param>
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(
        IReadOnlyList<ContractResponse> declared, HttpResponseMessage response, CancellationToken cancellationToken = default)
    {
        if (declared.SingleOrDefault(candidate => candidate.Status == response.StatusCode) is not { } rule)
        {
            return [$"the status is not one of {string.Join(", ", declared.Select(candidate => (int)candidate.Status))}"];
        }

        var violations = new List<string>();
        foreach (var (name, header) in rule.Headers) violations.AddRange(await InHeaderAsync(name, header, response));
        violations.AddRange(await InBodyAsync(rule, response.Content, cancellationToken));
        return violations;
    }

    private static async Task<IEnumerable<string>> InHeaderAsync(string name, JsonObject header, HttpResponseMessage response)
    {
        // The typed headers rewrite their value. Allow is a content header in .NET.
        if (!response.Headers.NonValidated.TryGetValues(name, out var values) && !response.Content.Headers.NonValidated.TryGetValues(name, out values))
        {
            return header["required"]?.GetValue<bool>() == true ? [$"the header {name} is missing"] : [];
        }

        var validator = await SchemaValidator.Current;
        var schema = header["schema"]!.AsObject();
        var violations = await Task.WhenAll(values.Select(value => validator.FindViolationsAsync(schema, WireText.Typed(schema, value).ToJsonString())));
        return violations.SelectMany(list => list).Select(violation => $"the header {name}: {violation}");
    }

    private static async Task<IEnumerable<string>> InBodyAsync(ContractResponse rule, HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken);
        if (rule.MediaType is null) return bytes.Length > 0 ? [$"there is a body of {bytes.Length} bytes, but the contract declares no body"] : [];
        var contentType = content.Headers.ContentType;
        if (contentType?.MediaType != rule.MediaType) return [$"the content type is {contentType?.ToString() ?? "missing"}, not {rule.MediaType}"];
        try
        {
            using var strict = JsonDocument.Parse(bytes);
            var violations = await (await SchemaValidator.Current).FindViolationsAsync(rule.Schema!, Utf8.GetString(bytes));
            return violations.Select(violation => $"the body: {violation}");
        }
        catch (Exception notJson) when (notJson is JsonException or DecoderFallbackException)
        {
            return [$"the body is not JSON: {notJson.Message}"];
        }
    }
}
