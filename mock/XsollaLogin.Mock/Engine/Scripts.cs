using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Engine;

/// <summary>What testers scripted, as what becomes of a call.</summary>
internal static class Scripts
{
    private static readonly IReadOnlySet<string> Nobody = new HashSet<string>();

    // For the journal: a client never sees it.
    private static readonly Answer NoAnswer = new("", 0, null, [], []);

    /// <summary>What is scripted for the call, for one call less from now on; null where nothing is.</summary>
    public static ScriptedAnswer? Take(Operation operation, Exchange exchange, Project project)
    {
        if (!project.HasAnswers) return null;
        var caller = project.Answers.AnyForUsers ? CallerNames.Of(operation, exchange, project) : Nobody;
        return project.Answers.Take(operation.Id, caller);
    }

    /// <summary>The answer that comes without anything being done; null: the call takes its way.</summary>
    public static Answer? AnswerOf(ScriptedAnswer script, Operation operation) => script.Fault switch
    {
        null => operation.Find(script.Example!),
        ScriptedFault.TooManyRequests when script.RetryAfterSeconds is { } seconds =>
            operation.Find(Examples.TooManyRequests)!.WithHeader(HeaderNames.RetryAfter, $"{seconds}"),
        ScriptedFault.TooManyRequests => operation.Find(Examples.TooManyRequests),
        ScriptedFault.ServerError => GatewayPage(script.Status ?? ScriptedAnswer.DefaultStatus),
        ScriptedFault.ConnectionReset => NoAnswer,
        ScriptedFault.EarlyDeadline => operation.Find(Examples.DeadlineExceeded),
        _ => null,
    };

    /// <summary>How the answer goes out; null: as ever.</summary>
    public static Delivery? DeliveryOf(ScriptedAnswer script) => script.Fault switch
    {
        ScriptedFault.AnswerLost => new Delivery(TimeSpan.Zero, Fault.EmptyResponse),
        ScriptedFault.AnswerLate => new Delivery(script.Delay(), Fault.None),
        ScriptedFault.ConnectionReset => new Delivery(TimeSpan.Zero, Fault.ConnectionResetByPeer),
        _ => null,
    };

    /// <summary>Whatever stands before a server speaks its own words, not the API's.</summary>
    private static Answer GatewayPage(int status)
    {
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd();
        return new Answer("", status, "text/html", Encoding.UTF8.GetBytes($"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"), []);
    }
}
