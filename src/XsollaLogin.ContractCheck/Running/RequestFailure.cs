namespace XsollaLogin.ContractCheck.Running;

/// <summary>Explains why a request has no readable answer.</summary>
internal static class RequestFailure
{
    /// <summary>Returns null for an exception with another cause.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: { } inner } when !exception.Message.Contains(inner.Message, StringComparison.Ordinal) =>
            $"no answer: {Line(exception.Message)} {Line(inner.Message)}",
        HttpRequestException => $"no answer: {Line(exception.Message)}",
        OperationCanceledException { InnerException: TimeoutException timeout } => $"no answer: {Line(timeout.Message)}",
        // For example half of a surrogate pair.
        InvalidOperationException or ArgumentException or FormatException => $"an unreadable answer: {Line(exception.Message)}",
        _ => null,
    };

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
