using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Answers the operations of the contract: validation first, then the answer that was asked for, else the flow's.</summary>
/// <param name="replay">Whether the first documented success stands in for every flow.</param>
internal sealed class LoginApi(WorldSelection selection, bool replay)
{
    public async ValueTask<Answer> AnswerAsync(Operation operation, HttpContext context)
    {
        using var body = operation.Body is null ? default : await ReceivedBody.ReadAsync(context.Request);
        var violations = RequestRules.Check(operation, context.Request, body);
        if (!violations.None)
        {
            context.Response.Headers[MockHeaders.Violation] = violations.HeaderValue();
            return violations.AnswerFor(operation);
        }

        if (selection.Of(operation, context.Request, body.Bytes.Span) is not { } world)
        {
            return operation.Find(Examples.ProjectNotFound) ?? operation.Refusal.With("projectId in query is not a configured project");
        }

        return AskedFor(operation, context, world, body.Bytes.Span) ?? await PlayAsync(new Call(context, operation, body.Bytes, world));
    }

    /// <summary>The answer that somebody asked for: by script, by the header Prefer, or by a login; null: the flow decides.</summary>
    private static Answer? AskedFor(Operation operation, HttpContext context, World world, ReadOnlySpan<byte> body)
    {
        if (world.Answers.Take(operation.Id) is { } scripted) return operation.Find(scripted);
        var preference = Preference.Read(context.Request.Headers[MockHeaders.Prefer]);
        if (preference.IsEmpty) return ErrorLogins.Find(operation, context.Request, body);
        if (preference.ChooseFrom(operation) is not { } chosen) return operation.Refusal.With(preference.Explain(operation));

        context.Response.Headers[MockHeaders.PreferenceApplied] = preference.AppliedTo(chosen);
        return chosen;
    }

    private ValueTask<Answer> PlayAsync(Call call) =>
        !replay && FlowTable.Find(call.Operation.Id) is { } flow ? flow(call) : new ValueTask<Answer>(call.Operation.Replay);
}
