using System.Text;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>The part of a request that a rule is about: <c>body.fields.email</c> in <c>body</c>.</summary>
internal readonly record struct Element(string? Parent, string Name, string In)
{
    public string Path => Parent is null ? Name : $"{Parent}.{Name}";
}

/// <summary>The violations of a request; a valid request needs no memory for them.</summary>
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

    /// <summary>Adds a violation of the whole message.</summary>
    public void AddWhole(string rule, string message)
    {
        (_found ??= []).Add((rule, message));
        _example = null;
        _count++;
    }

    /// <summary>Returns the example that all violations name, or else the general error with a list of all violations.</summary>
    public readonly Answer AnswerFor(Operation operation) =>
        (_example is { } name ? operation.Find(name) : null) ?? operation.ErrorTemplate.With(string.Join('\n', Sentences));

    /// <summary>Returns the broken rules as the value of a header.</summary>
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

    /// <summary>The violations, one sentence each.</summary>
    public readonly IEnumerable<string> Sentences
    {
        get
        {
            var sentences = (_found ?? []).Select(violation => violation.Message);
            return _count > Most ? sentences.Append($"and {_count - Most} more") : sentences;
        }
    }
}
