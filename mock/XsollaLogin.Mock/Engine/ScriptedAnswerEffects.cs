using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Engine;

/// <summary>Applies scripted answers to calls.</summary>
internal static class ScriptedAnswerEffects
{
    private static readonly IReadOnlySet<string> NoNames = new HashSet<string>();

    // Only the journal shows it; the client receives nothing.
    private static readonly Answer NoAnswer = new("", 0, null, [], []);

    /// <summary>Takes the next scripted answer of the call; null if there is none.</summary>
    public static ScriptedAnswer? Take(Operation operation, Exchange exchange, Project project)
    {
        if (!project.HasAnswers) return null;
        var caller = project.Answers.AnyForUsers ? CallerNames.Of(operation, exchange, project) : NoNames;
        return project.Answers.Take(operation.Id, caller);
    }

    /// <summary>Returns the effect of a scripted answer on a call.</summary>
    public static ScriptEffect EffectOf(ScriptedAnswer script, Operation operation) => script.Fault switch
    {
        null => new(operation.Find(script.Example!)),
        ScriptedFault.AnswerLost => new(Delivery: new Delivery(TimeSpan.Zero, Fault.EmptyResponse)),
        ScriptedFault.AnswerLate => new(Delivery: new Delivery(script.Delay(), Fault.None)),
        ScriptedFault.TooManyRequests => new(TooManyRequests(operation, script.RetryAfterSeconds)),
        ScriptedFault.ServerError => new(GatewayPage(script.Status ?? ScriptedAnswer.DefaultStatus)),
        ScriptedFault.ConnectionReset => new(NoAnswer, new Delivery(TimeSpan.Zero, Fault.ConnectionResetByPeer)),
        ScriptedFault.EarlyDeadline => new(operation.Find(Examples.DeadlineExceeded)),
        ScriptedFault.LateCode => new(MessageDelay: script.Delay()),
        _ => throw new UnreachableException(),
    };

    private static Answer TooManyRequests(Operation operation, int? retryAfterSeconds)
    {
        var answer = operation.Find(Examples.TooManyRequests)!;
        return retryAfterSeconds is { } seconds ? answer.WithHeader(HeaderNames.RetryAfter, $"{seconds}") : answer;
    }

    /// <summary>A gateway answers with a page of its own, not in the API's format.</summary>
    private static Answer GatewayPage(int status)
    {
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd();
        var page = $"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n";
        return new Answer("", status, "text/html", Encoding.UTF8.GetBytes(page), []);
    }
}

/// <summary>The effect of a scripted answer on a call.</summary>
/// <param name="Answer">The answer that replaces the flow, which then has no effect; null: the flow runs.</param>
/// <param name="Delivery">The delivery of the answer; null: without delay or fault.</param>
/// <param name="MessageDelay">The delay of the call's message, by the project's clock.</param>
internal sealed record ScriptEffect(Answer? Answer = null, Delivery? Delivery = null, TimeSpan MessageDelay = default);
