namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Says in words why there is no answer to judge.</summary>
internal static class NoAnswer
{
    /// <summary>Null where the exception tells of something else.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: { } inner } when !exception.Message.Contains(inner.Message, StringComparison.Ordinal) =>
            $"no answer: {Line(exception.Message)} {Line(inner.Message)}",
        HttpRequestException => $"no answer: {Line(exception.Message)}",
        OperationCanceledException { InnerException: TimeoutException timeout } => $"no answer: {Line(timeout.Message)}",
        // Such as text that is half a character.
        InvalidOperationException or ArgumentException or FormatException => $"an answer that cannot be read: {Line(exception.Message)}",
        _ => null,
    };

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
