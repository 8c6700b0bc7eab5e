namespace XsollaLogin.Mock.Contract.Validation;

internal static class MediaTypes
{
    /// <summary>Compares without parameters such as charset.</summary>
    public static bool AreSame(ReadOnlySpan<char> contentType, string expected)
    {
        var parameters = contentType.IndexOf(';');
        if (parameters >= 0) contentType = contentType[..parameters];
        return contentType.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
