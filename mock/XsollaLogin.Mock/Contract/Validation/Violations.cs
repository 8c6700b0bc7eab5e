using System.Text;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>What a rule speaks of: <c>body.fields.email</c> in <c>body</c>.</summary>
internal readonly record struct Element(string? Parent, string Name, string In)
{
    public string Path => Parent is null ? Name : $"{Parent}.{Name}";
}

/// <summary>All that a request breaks of the contract. A request that breaks nothing costs nothing.</summary>
internal struct Violations
{
    private const int Most = 100;
    private const int LongestHeader = 1000;

    private List<(string Rule, string Message)>? _found;
    private int _count;
    private string? _example;

    public readonly bool None => _found is null;

    public void Add(in Element element, string rule, string message, string? example = null)
    {
        _found ??= [];
        _example = _count++ == 0 || _example == example ? example : null;
        if (_count > Most) return;
        var path = Echo.Of(element.Path);
        _found.Add(($"{path}: {rule}", $"{path} in {element.In} {message}"));
    }

    /// <summary>A violation of the whole, in words of its own.</summary>
    public void AddWhole(string rule, string message)
    {
        (_found ??= []).Add((rule, message));
        _example = null;
        _count++;
    }

    /// <summary>The example that all violations name, else the general one with everything listed.</summary>
    public readonly Answer AnswerFor(Operation operation)
    {
        var name = _example;
        return Array.Find(operation.Answers, answer => answer.Name == name) ?? operation.ErrorTemplate.With(string.Join('\n', Sentences));
    }

    /// <summary>The broken rules, as a header may carry them.</summary>
    public readonly string HeaderValue()
    {
        var value = new StringBuilder();
        foreach (var (rule, _) in _found ?? [])
        {
            if (value.Length + rule.Length > LongestHeader) return value.Append("; ...").ToString();
            if (value.Length > 0) value.Append("; ");
            foreach (var c in rule) value.Append(c is >= ' ' and <= '~' and not ';' ? c : '?');
        }

        return value.ToString();
    }

    /// <summary>What is broken, each in a sentence of its own.</summary>
    public readonly IEnumerable<string> Sentences
    {
        get
        {
            var sentences = (_found ?? []).Select(violation => violation.Message);
            return _count > Most ? sentences.Append($"and {_count - Most} more") : sentences;
        }
    }
}
