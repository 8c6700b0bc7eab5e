namespace XsollaLogin.Mock.Contract;

/// <summary>Text from a request, short enough to repeat.</summary>
internal static class Echo
{
    private const int Longest = 80;

    public static string Of(ReadOnlySpan<char> text) => text.Length <= Longest ? text.ToString() : $"{text[..Longest]}…";
}
