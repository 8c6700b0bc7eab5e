namespace XsollaLogin.Mock.State;

/// <summary>What can go wrong with a call, by the name a tester gives it.</summary>
internal static class ScriptedFault
{
    /// <summary>The call has its effect; the connection is closed without an answer.</summary>
    public const string AnswerLost = "answer-lost";

    /// <summary>The call has its effect at once; the answer comes later, by the server's clock.</summary>
    public const string AnswerLate = "answer-late";

    /// <summary>Nothing happens; the client is told to come again later.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>Nothing happens; a gateway says that the server fails.</summary>
    public const string ServerError = "server-error";

    /// <summary>Nothing happens; the connection is reset.</summary>
    public const string ConnectionReset = "connection-reset";

    /// <summary>The long poll ends at once, as if its time were over.</summary>
    public const string EarlyDeadline = "early-deadline";

    /// <summary>The call has its effect and its answer at once; the message arrives later, by the world's clock.</summary>
    public const string LateCode = "late-code";

    public static readonly string[] All = [AnswerLost, AnswerLate, TooManyRequests, ServerError, ConnectionReset, EarlyDeadline, LateCode];
}
