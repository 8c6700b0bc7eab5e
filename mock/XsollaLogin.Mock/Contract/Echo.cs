namespace XsollaLogin.Mock.Contract;

/// <summary>Shortens text from a request for an error message.</summary>
internal static class Echo
{
    private const int Longest = 80;

    public static string Of(ReadOnlySpan<char> text) => text.Length <= Longest ? text.ToString() : $"{text[..Longest]}…";
}
