using System.Net.Http.Headers;
using System.Text;
using XsollaLogin.ContractCheck.Contract;

namespace XsollaLogin.ContractCheck.Http;

/// <summary>A valid request of an operation, made from the examples of the contract; the caller may change it before it is sent.</summary>
public sealed class ExampleRequest
{
    public ExampleRequest(ContractOperation operation)
    {
        Operation = operation;
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Example is { } example) Parameters[parameter] = example;
            else if (parameter.Required) throw new InvalidDataException($"The required parameter {parameter} of {operation} needs an example in the contract.");
        }

        Body = operation.Body is { } body
            ? body.Example?.DeepClone() ?? throw new InvalidDataException($"The body of {operation} needs an example in the contract.")
            : null;
    }

    public ContractOperation Operation { get; }

    public Dictionary<ContractParameter, string> Parameters { get; } = [];

    /// <summary>The body as JSON, also if it is sent as a form.</summary>
    public JsonNode? Body { get; set; }

    /// <summary>The bearer token, sent only if the operation needs one; null: none is sent.</summary>
    public string? Token { get; set; } = "exampleToken";

    /// <summary>The session, sent only if the operation needs one; null: none is sent.</summary>
    public string? Session { get; set; } = "examplesession";

    public HttpRequestMessage ToMessage()
    {
        var path = Given("path").Aggregate(Operation.Path, (text, pair) => text.Replace($"{{{pair.Key}}}", Uri.EscapeDataString(pair.Value)));
        var query = WireText.Write(Given("query"));
        var message = new HttpRequestMessage(Operation.Method, path[1..] + (query.Length > 0 ? $"?{query}" : "")) { Content = Content() };
        foreach (var (name, value) in Given("header")) message.Headers.TryAddWithoutValidation(name, value);
        if (Operation.NeedsToken && Token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Operation.SessionCookie is { } cookie && Session is not null) message.Headers.TryAddWithoutValidation("Cookie", $"{cookie}={Session}");
        return message;
    }

    private IEnumerable<KeyValuePair<string, string>> Given(string place) =>
        from pair in Parameters where pair.Key.In == place select KeyValuePair.Create(pair.Key.Name, pair.Value);

    private HttpContent? Content() => (Operation.Body, Body) switch
    {
        (null, _) or (_, null) => null,
        ({ IsForm: true }, { } form) => new FormUrlEncodedContent(form.AsObject().Select(field => KeyValuePair.Create(field.Key, field.Value!.ToString()))),
        ({ MediaType: var type }, { } json) => new StringContent(json.ToJsonString(), Encoding.UTF8, type),
    };
}
