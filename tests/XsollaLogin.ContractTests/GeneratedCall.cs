using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Client;

namespace XsollaLogin.ContractTests;

/// <summary>Calls an operation through the generated client, with the contract's examples as arguments.</summary>
internal sealed class GeneratedCall(ContractOperation operation)
{
    private static readonly Assembly Client = typeof(XsollaLoginException).Assembly;
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ExampleRequest _example = new(operation);

    /// <summary>The methods of the generated interfaces.</summary>
    public static IEnumerable<MethodInfo> Methods =>
        from type in Client.GetExportedTypes()
        where type.IsInterface && type.Name.EndsWith("Client", StringComparison.Ordinal)
        from method in type.GetMethods()
        select method;

    /// <summary>The operationIds of the methods.</summary>
    public static IEnumerable<string> Operations =>
        Methods.Select(method => char.ToLowerInvariant(method.Name[0]) + method.Name[1..].Replace("Async", "", StringComparison.Ordinal));

    /// <summary>Returns the answer and its body as JSON; throws the exceptions of the client.</summary>
    public async Task<(XsollaLoginResponse Response, JsonNode? Body)> SendAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var client = Activator.CreateInstance(TypeOf($"{operation.Tag}Client"), http)!;
        var method = TypeOf($"I{operation.Tag}Client").GetMethod($"{char.ToUpperInvariant(operation.Id[0])}{operation.Id[1..]}Async")!;
        var call = (Task)method.Invoke(client, [.. method.GetParameters().Select(parameter => Argument(parameter, cancellationToken))])!;
        await call;
        var response = (XsollaLoginResponse)Property(call, "Result")!;
        return (response, JsonSerializer.SerializeToNode(Property(response, "Result"), WithoutNulls));
    }

    private static Type TypeOf(string name) => Client.GetType($"{nameof(XsollaLogin)}.{nameof(XsollaLogin.Client)}.{name}", throwOnError: true)!;

    private static object? Property(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);

    private object? Argument(ParameterInfo parameter, CancellationToken cancellationToken)
    {
        if (parameter.ParameterType == typeof(CancellationToken)) return cancellationToken;
        return parameter.Name == "body" ? _example.Body.Deserialize(parameter.ParameterType) : InputOf(parameter.ParameterType);
    }

    private object InputOf(Type type)
    {
        var input = Activator.CreateInstance(type)!;
        foreach (var member in type.GetProperties()) member.SetValue(input, Value(member));
        return input;
    }

    private object? Value(PropertyInfo member)
    {
        if (member.Name == "UserToken") return _example.Token;
        if (member.Name == "Body") return _example.Body.Deserialize(member.PropertyType);
        var text = _example.Parameters.SingleOrDefault(pair => SameName(pair.Key, member)).Value;
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (type == typeof(bool)) return text is null ? null : text is "1" or "true";
        return text is null ? null : Convert.ChangeType(text, type, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The parameter "client_id" is ClientId in C#, "X-REQUEST-ID" is RequestId.</summary>
    private static bool SameName(ContractParameter wire, PropertyInfo member)
    {
        var name = wire.In == "header" && wire.Name.StartsWith("X-", StringComparison.Ordinal) ? wire.Name[2..] : wire.Name;
        return string.Equals(name.Replace("_", "").Replace("-", ""), member.Name, StringComparison.OrdinalIgnoreCase);
    }
}
