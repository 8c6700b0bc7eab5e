using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace XsollaLogin.Client.Wire;

/// <summary>Rejects null items of a list, which the JSON serializer accepts even if the item type is not nullable.</summary>
internal static class NullItems
{
    [return: NotNullIfNotNull(nameof(list))]
    internal static IReadOnlyList<T>? Reject<T>(IReadOnlyList<T>? list)
    {
        foreach (var item in list ?? [])
        {
            if (item is null) throw new JsonException("A list contains null.");
        }

        return list;
    }
}
