using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Whether a filter likes a token of a document.</summary>
internal delegate bool JsonPathCondition(JToken token, JsonPathDocument document);

/// <summary>Reads what stands in <c>[?( )]</c>: comparisons joined by <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and parentheses.</summary>
internal sealed class JsonPathFilter
{
    /// <summary>How far conditions may nest.</summary>
    public const int Deepest = 32;

    private readonly string _text;
    private int _at;
    private int _depth;

    private JsonPathFilter(string text, int depth) => (_text, _depth) = (text, depth);

    /// <summary>What a comparison looks at; null where there is nothing.</summary>
    private delegate JToken? Operand(JToken token, JsonPathDocument document);

    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static JsonPathCondition Parse(string text, int depth)
    {
        var filter = new JsonPathFilter(text, depth);
        var condition = filter.ReadAny();
        return filter.SkipSpace() ? throw filter.Unexpected() : condition;
    }

    private JsonPathCondition ReadAny()
    {
        var condition = ReadAll();
        while (Take("||"))
        {
            var (one, other) = (condition, ReadAll());
            condition = (token, document) => one(token, document) || other(token, document);
        }

        return condition;
    }

    private JsonPathCondition ReadAll()
    {
        var condition = ReadOne();
        while (Take("&&"))
        {
            var (one, other) = (condition, ReadOne());
            condition = (token, document) => one(token, document) && other(token, document);
        }

        return condition;
    }

    private JsonPathCondition ReadOne()
    {
        if (--_depth < 0) throw new ArgumentException("its filters are nested too deeply");
        var condition = Take("!") ? Not(ReadOne()) : Take("(") ? ReadGroup() : ReadComparison();
        _depth++;
        return condition;

        static JsonPathCondition Not(JsonPathCondition condition) => (token, document) => !condition(token, document);
    }

    private JsonPathCondition ReadGroup()
    {
        var condition = ReadAny();
        return Take(")") ? condition : throw Unexpected();
    }

    private JsonPathCondition ReadComparison()
    {
        var start = _at;
        var left = ReadOperand();
        if (Take("=~"))
        {
            var regex = ReadRegex();
            return (token, document) =>
            {
                document.Budget.Check();
                return left(token, document) is JValue { Value: not null } value && regex.IsMatch(JavaText.Of(value));
            };
        }

        if (JsonPathOperators.Names.FirstOrDefault(Take) is { } name)
        {
            var (compare, right) = (JsonPathOperators.Find(name), ReadOperand());
            return (token, document) => compare(left(token, document), right(token, document));
        }

        if (_text[start..].TrimStart() is ['@' or '$', ..]) return (token, document) => left(token, document) is not null;
        throw Unexpected();
    }

    private Operand ReadOperand()
    {
        if (!SkipSpace()) throw Unexpected();
        if (_text[_at] is not ('@' or '$')) return Constant(ReadLiteral());
        var (ofDocument, text) = (_text[_at] == '$', ReadPath());
        var path = JsonPath.Parse(text, _depth);
        return (token, document) => path.Select(ofDocument ? document.Root : token, document);

        static Operand Constant(JToken literal) => (_, _) => literal;
    }

    /// <summary>Up to a space or an operator outside brackets.</summary>
    private string ReadPath()
    {
        var (start, brackets) = (_at++, 0);
        for (; _at < _text.Length; _at++)
        {
            var letter = _text[_at];
            if (letter == '[') brackets++;
            if (letter == ']') brackets--;
            if (brackets > 0) continue;
            if (letter == '(' && _at + 1 < _text.Length && _text[_at + 1] == ')') _at++;
            else if (letter is ' ' or '=' or '!' or '<' or '>' or '&' or '|' or ')' or '(') break;
        }

        return _text[start.._at];
    }

    private JToken ReadLiteral()
    {
        if (_text[_at] is '\'' or '"') return new JValue(ReadText(_text[_at]));
        if (Take("[")) return ReadList();
        foreach (var (word, value) in (ReadOnlySpan<(string, object?)>)[("true", true), ("false", false), ("null", null)])
        {
            if (Take(word)) return new JValue(value);
        }

        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.')) _at++;
        var number = _text.AsSpan(start, _at - start);
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return new JValue(whole);
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)) return new JValue(real);
        _at = start;
        throw Unexpected();
    }

    private JArray ReadList()
    {
        var list = new JArray();
        while (!Take("]"))
        {
            if (list.Count > 0 && !Take(",")) throw Unexpected();
            if (!SkipSpace() || _text[_at] == '[') throw Unexpected();
            list.Add(ReadLiteral());
        }

        return list;
    }

    private string ReadText(char quote)
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == quote)
            {
                _at++;
                return text.ToString();
            }

            if (_text[_at] == '\\' && _at + 1 < _text.Length) _at++;
            text.Append(_text[_at]);
        }

        throw new ArgumentException("a quotation is not closed");
    }

    private Regex ReadRegex()
    {
        if (!Take("/")) throw new ArgumentException("after =~ there must be a regular expression: /…/");
        var start = _at;
        while (_at < _text.Length && _text[_at] != '/') _at += _text[_at] == '\\' ? 2 : 1;
        if (_at >= _text.Length) throw new ArgumentException("a regular expression is not closed");
        var expression = _text[start.._at++].Replace("\\/", "/", StringComparison.Ordinal);
        var options = RegexOptions.None;
        for (; _at < _text.Length && char.IsAsciiLetter(_text[_at]); _at++)
        {
            options |= _text[_at] switch
            {
                'i' => RegexOptions.IgnoreCase,
                's' => RegexOptions.Singleline,
                'm' => RegexOptions.Multiline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw Unexpected(),
            };
        }

        return RegexPattern.Compile(expression, options);
    }

    /// <returns>Whether something is left.</returns>
    private bool SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        return _at < _text.Length;
    }

    private bool Take(string what)
    {
        if (!SkipSpace() || string.Compare(_text, _at, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) != 0) return false;
        // A word must end where it ends, and "!=" is no "!".
        var next = _at + what.Length < _text.Length ? _text[_at + what.Length] : ' ';
        if (char.IsAsciiLetter(what[0]) ? char.IsAsciiLetterOrDigit(next) : what == "!" && next == '=') return false;
        _at += what.Length;
        return true;
    }

    private ArgumentException Unexpected() => new(_at < _text.Length ? $"\"{_text[_at..]}\" is not expected there" : $"something is missing after \"{_text}\"");
}
