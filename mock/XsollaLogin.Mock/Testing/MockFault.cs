using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>What can go wrong with a call: <c>mock.Project("your-project").Script("signUp", MockFault.AnswerLost)</c>.</summary>
public sealed class MockFault
{
    private readonly ScriptedAnswer _script;

    private MockFault(string name, TimeSpan? delay = null, int? retryAfterSeconds = null, int? status = null) => _script = new ScriptedAnswer
    {
        Operation = "",
        Fault = name,
        DelayMs = delay is { } late ? (int)Math.Clamp(late.TotalMilliseconds, int.MinValue, int.MaxValue) : null,
        RetryAfterSeconds = retryAfterSeconds,
        Status = status,
    };

    /// <summary>The call has its effect; the connection is closed without an answer.</summary>
    public static MockFault AnswerLost { get; } = new(ScriptedFault.AnswerLost);

    /// <summary>Nothing happens; the connection is reset.</summary>
    public static MockFault ConnectionReset { get; } = new(ScriptedFault.ConnectionReset);

    /// <summary>Only of <c>getConfirmCode</c>: its long poll ends at once, as if its time were over.</summary>
    public static MockFault EarlyDeadline { get; } = new(ScriptedFault.EarlyDeadline);

    /// <summary>The call has its effect at once; the answer comes later, by the server's clock.</summary>
    /// <param name="delay">The delay, in the range of <c>delayMs</c> of a scripted answer.</param>
    public static MockFault AnswerLate(TimeSpan delay) => new(ScriptedFault.AnswerLate, delay);

    /// <summary>Only of calls that send messages: the call is answered at once, its message arrives later, by the project's clock.</summary>
    /// <param name="delay">The delay, in the range of <c>delayMs</c> of a scripted answer.</param>
    public static MockFault LateCode(TimeSpan delay) => new(ScriptedFault.LateCode, delay);

    /// <summary>Nothing happens; the answer is 429.</summary>
    /// <param name="retryAfterSeconds">The header <c>Retry-After</c>, in the range of the scripted answer; null: as the contract has it.</param>
    public static MockFault TooManyRequests(int? retryAfterSeconds = null) => new(ScriptedFault.TooManyRequests, retryAfterSeconds: retryAfterSeconds);

    /// <summary>Nothing happens; the answer is the page of a gateway, not the API's own.</summary>
    /// <param name="status">The status, in the range of the scripted answer.</param>
    public static MockFault ServerError(int status = ScriptedAnswer.DefaultStatus) => new(ScriptedFault.ServerError, status: status);

    internal ScriptedAnswer Of(string operation, int times, string? user) => _script with { Operation = operation, Times = times, User = user };
}
