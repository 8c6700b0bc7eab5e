using System.Text.Json;

namespace XsollaLogin.Mock.Stubs.Format;

/// <summary>An object that a tester wrote. Its members are asked for by name; one that nobody asked for is a problem, not a thing to ignore.</summary>
internal sealed class Members
{
    private readonly JsonElement _json;
    private readonly string _path;
    private readonly List<string> _problems;
    private readonly HashSet<string> _asked = [];

    private Members(JsonElement json, string path, List<string> problems) => (_json, _path, _problems) = (json, path, problems);

    /// <param name="path">Where the object stands, as problems name it: <c>request.headers</c>; empty at the root.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Members? Of(JsonElement json, string path, List<string> problems)
    {
        if (json.ValueKind == JsonValueKind.Object) return new Members(json, path, problems);
        problems.Add($"{(path.Length == 0 ? "the JSON" : path)} must be an object");
        return null;
    }

    public IEnumerable<string> Names => _json.EnumerateObject().Select(member => member.Name);

    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public void Problem(string name, string problem) => _problems.Add($"{PathOf(name)} {problem}");

    /// <summary>Null where there is none, or where it is null.</summary>
    public JsonElement? Any(string name)
    {
        _asked.Add(name);
        return _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string? Text(string name) => Of(name, JsonValueKind.String, "a text")?.GetString();

    /// <summary>A text that must be there.</summary>
    public string? Operand(string name)
    {
        if (Any(name) is null) Problem(name, "must be a text");
        return Text(name);
    }

    public bool? Flag(string name) => Any(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Wrong<bool>(name, "must be true or false"),
    };

    public int? Whole(string name, int least, int most)
    {
        if (Of(name, JsonValueKind.Number, "a number") is not { } value) return null;
        return value.TryGetInt32(out var number) && number >= least && number <= most ? number : Wrong<int>(name, $"must be a whole number from {least} to {most}");
    }

    public double? Number(string name, double least, double most)
    {
        if (Of(name, JsonValueKind.Number, "a number") is not { } value) return null;
        return value.GetDouble() is var number && number >= least && number <= most ? number : Wrong<double>(name, $"must be a number from {least} to {most}");
    }

    public Members? Object(string name) => Any(name) is { } value ? Of(value, PathOf(name), _problems) : null;

    /// <summary>The members of a member that is an object of any names.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Path)> Entries(string name) =>
        Of(name, JsonValueKind.Object, "an object") is { } value
            ? value.EnumerateObject().Select(entry => (entry.Name, entry.Value, $"{PathOf(name)}.{entry.Name}"))
            : [];

    public IEnumerable<(JsonElement Value, string Path)> Items(string name) =>
        Of(name, JsonValueKind.Array, "an array") is { } value
            ? value.EnumerateArray().Select((item, index) => (item, $"{PathOf(name)}[{index}]"))
            : [];

    /// <summary>To be called when all that is known was asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var name in Names.Where(name => !_asked.Contains(name))) _problems.Add($"{PathOf(name)} {NotBuilt.Advice(name)}");
    }

    private JsonElement? Of(string name, JsonValueKind kind, string what)
    {
        if (Any(name) is not { } value || value.ValueKind == kind) return Any(name);
        Problem(name, $"must be {what}");
        return null;
    }

    private T? Wrong<T>(string name, string problem)
        where T : struct
    {
        Problem(name, problem);
        return null;
    }
}
