using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace XsollaLogin.Client.Wire;

/// <summary>A request whose parts are put where the contract wants them; those that are null stay away.</summary>
internal sealed class WireRequest : HttpRequestMessage
{
    private const int UsualLength = 256;
    private const int LongestKept = 1024;

    // Each thread has one to reuse: while a request is put together, nothing is awaited.
    [ThreadStatic]
    private static StringBuilder? _idle;

    private StringBuilder _address;
    private char _separator = '?';

    internal WireRequest(string operation, HttpMethod method, string server, string path)
    {
        Operation = operation;
        Trace = OperationTrace.Start(operation);
        Method = method;
        (_address, _idle) = (_idle ?? new StringBuilder(UsualLength), null);
        _address.Append(server).Append(server.EndsWith('/') ? "" : "/").Append(path);
    }

    /// <summary>The operation's ID in the contract.</summary>
    internal string Operation { get; }

    /// <summary>Null where nobody listens.</summary>
    internal OperationTrace? Trace { get; }

    /// <summary>What names the request where the caller does not: the trace that it is a part of.</summary>
    internal static string? TraceId => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    /// <summary>Where to send it; nothing can be put into its path and query afterwards.</summary>
    internal Uri TakeAddress()
    {
        var address = new Uri(_address.ToString());
        if (_address.Capacity <= LongestKept) _idle = _address.Clear();
        // It is another request's from now on.
        _address = null!;
        return address;
    }

    internal void Path(string name, string value)
    {
        // Such a segment would vanish from the address, or take its neighbour with it.
        if (value is "" or "." or "..")
        {
            throw new ArgumentException($"'{value}' cannot be a part of a path.", name);
        }

        _address.Replace($"{{{name}}}", Uri.EscapeDataString(value));
    }

    internal void Query(string name, string? value)
    {
        if (value is not null)
        {
            _address.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }
    }

    internal void Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    internal void Query(string name, bool? value) => Query(name, value is { } flag ? (flag ? "true" : "false") : null);

    internal void Header(string name, string? value)
    {
        if (value is not null)
        {
            Headers.Add(name, value);
        }
    }

    internal void Bearer(string token) => Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    internal void Json<T>(T body, JsonTypeInfo<T> type)
    {
        Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
    }

    internal void Form<T>(T body, JsonTypeInfo<T> type)
    {
        var fields = JsonSerializer.SerializeToElement(body, type).EnumerateObject();
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(
            field.Name,
            field.Value.ValueKind is JsonValueKind.String ? field.Value.GetString() : field.Value.GetRawText())));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Trace?.Dispose();
        }

        base.Dispose(disposing);
    }
}
