using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace XsollaLogin.Client.Wire;

/// <summary>The serialiser lets null into a list of what may not be null; this does not.</summary>
internal static class Items
{
    [return: NotNullIfNotNull(nameof(list))]
    internal static IReadOnlyList<T>? NotNull<T>(IReadOnlyList<T>? list)
    {
        foreach (var item in list ?? [])
        {
            if (item is null) throw new JsonException("A list holds null.");
        }

        return list;
    }
}
