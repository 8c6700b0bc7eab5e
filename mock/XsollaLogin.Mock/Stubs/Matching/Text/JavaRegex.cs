using System.Text;
using System.Text.RegularExpressions;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Regular expressions as testers of WireMock write them, in Java's dialect, brought into .NET's.</summary>
internal sealed class JavaRegex
{
    private readonly string _source;
    private readonly StringBuilder _written = new();
    private readonly Stack<int> _groups = new();
    private int _at;

    /// <summary>Where what a quantifier belongs to begins.</summary>
    private int _atom;

    private JavaRegex(string source) => _source = source;

    /// <exception cref="ArgumentException">It has something that only Java has; the message names it.</exception>
    public static string Translate(string source) => new JavaRegex(source).Translate();

    private string Translate()
    {
        while (_at < _source.Length)
        {
            var start = _written.Length;
            switch (_source[_at])
            {
                case '\\':
                    _atom = start;
                    Escape();
                    break;
                case '[':
                    _atom = start;
                    Class();
                    break;
                case '(':
                    _groups.Push(start);
                    Group();
                    break;
                case ')':
                    _atom = _groups.TryPop(out var group) ? group : start;
                    Copy();
                    break;
                case '*' or '+' or '?':
                    Copy();
                    Manner();
                    break;
                case '{' when _source.IndexOf('}', _at) is > 0 and var end:
                    Copy(end + 1 - _at);
                    Manner();
                    break;
                default:
                    _atom = start;
                    Copy();
                    break;
            }
        }

        return _written.ToString();
    }

    /// <summary>A quantifier is greedy, reluctant (?) or possessive (+); .NET writes the last as an atomic group.</summary>
    private void Manner()
    {
        if (Next('?'))
        {
            Copy();
        }
        else if (Next('+'))
        {
            _at++;
            _written.Insert(_atom, "(?>").Append(')');
        }
    }

    private void Group()
    {
        if (Followed("(?(") || Followed("(?'") || Followed("(?#")) throw new ArgumentException($"\"{_source[_at..(_at + 3)]}\" is not Java's");
        Copy();
    }

    private void Escape()
    {
        if (Followed("\\Q"))
        {
            var end = _source.IndexOf("\\E", _at, StringComparison.Ordinal);
            var quoted = end < 0 ? _source[(_at + 2)..] : _source[(_at + 2)..end];
            _at = end < 0 ? _source.Length : end + 2;
            foreach (var letter in quoted)
            {
                // A quantifier after the quotation belongs to its last letter.
                _atom = _written.Length;
                _written.Append(Regex.Escape($"{letter}"));
            }

            return;
        }

        var name = EscapeName();
        if (name == "\\R") _written.Append(@"(?:\r\n|[\n\v\f\r\u0085\u2028\u2029])");
        else if (JavaClasses.Find(name) is { } set) _written.Append(set.Negated ? "[^" : "[").Append(set.Ranges).Append(']');
        else _written.Append(name);
    }

    private void Class()
    {
        Copy();
        if (Next('^')) Copy();
        if (Next(']')) _written.Append('\\');
        for (var first = true; first || !Next(']'); first = false)
        {
            if (_at >= _source.Length) throw new ArgumentException("a character class is not closed");
            if (Next('[') || Followed("&&")) throw new ArgumentException("character classes within classes (union, intersection) are not supported; write their characters out, or use a lookahead such as (?!b)[a-z]");
            if (!Next('\\'))
            {
                Copy();
                continue;
            }

            var name = EscapeName();
            var set = JavaClasses.Find(name);
            _written.Append(set is null ? name : set.Negated ? set.Complement : set.Ranges);
        }

        Copy();
    }

    /// <summary>Reads an escape: the backslash and what belongs to it.</summary>
    private string EscapeName()
    {
        if (_at + 1 >= _source.Length) throw new ArgumentException("it ends with a backslash");
        var length = _source[_at + 1] is 'p' or 'P' ? 3 : 2;
        if (_at + 2 < _source.Length && (length == 3 || _source[_at + 1] == 'x') && _source[_at + 2] == '{')
        {
            var end = _source.IndexOf('}', _at);
            if (end < 0) throw new ArgumentException($"{_source[_at..(_at + 3)]} is not closed");
            length = end + 1 - _at;
        }

        var name = _source.Substring(_at, Math.Min(length, _source.Length - _at));
        _at += name.Length;
        return name.StartsWith(@"\x{", StringComparison.Ordinal) ? $@"\u{name[3..^1].PadLeft(4, '0')}" : name;
    }

    private bool Next(char letter) => _at < _source.Length && _source[_at] == letter;

    private bool Followed(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Copy(int length = 1)
    {
        _written.Append(_source, _at, length);
        _at += length;
    }
}
