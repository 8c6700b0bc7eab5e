using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace XsollaLogin.Mock.Flows;

/// <summary>The fields of a form that the contract has checked.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, string> _fields = [];

    /// <summary>Null where the field is absent or empty.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Of a repeated field the first counts, as for the contract's rules.</summary>
    public static Form Read(ReadOnlySpan<byte> body)
    {
        var form = new Form();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(body)))
        {
            if (!pair.EncodedValue.IsEmpty) form._fields.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }

        return form;
    }
}
