using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Engine;

/// <summary>
/// Validates the request, then returns the first of: scripted answer, answer requested by <c>Prefer</c> or username, flow result.
/// </summary>
/// <param name="replay">Whether the first documented success replaces every flow.</param>
internal sealed class LoginApi(ProjectSelection selection, bool replay)
{
    public ValueTask<Answer> AnswerAsync(Operation operation, Exchange exchange)
    {
        var violations = RequestRules.Check(operation, exchange.Request, exchange.Body.State, exchange.Body.Bytes.Span);
        if (!violations.None)
        {
            exchange.Violations = violations;
            exchange.SetCause(Cause.Validation);
            exchange.Response.Headers[MockHeaders.Violation] = violations.HeaderValue();
            return new ValueTask<Answer>(violations.AnswerFor(operation));
        }

        if (selection.Of(operation, exchange) is not { } project)
        {
            exchange.SetCause(Cause.Project, exchange.MissingClient);
            var notFound = operation.Find(Examples.ProjectNotFound) ?? operation.ErrorTemplate.With("projectId in query is not a configured project");
            return new ValueTask<Answer>(exchange.MissingClient is { } missing ? notFound.With(Patch.Text(Members.Description, missing)) : notFound);
        }

        exchange.ProjectId = project.ProjectId;
        if (ScriptedAnswerEffects.Take(operation, exchange, project) is { } script) return ApplyAsync(script, operation, exchange, project);
        return RequestedAnswer(operation, exchange) is { } requested ? new ValueTask<Answer>(requested) : PlayAsync(operation, exchange, project);
    }

    /// <summary>Applies a scripted answer: replaces the answer or changes its delivery.</summary>
    private async ValueTask<Answer> ApplyAsync(ScriptedAnswer script, Operation operation, Exchange exchange, Project project)
    {
        var effect = ScriptedAnswerEffects.EffectOf(script, operation);
        exchange.MessageDelay = effect.MessageDelay;
        var answer = effect.Answer ?? RequestedAnswer(operation, exchange) ?? await PlayAsync(operation, exchange, project);
        exchange.Delivery = effect.Delivery;
        exchange.SetCause(Cause.Script, script.Example ?? script.Fault);
        return answer;
    }

    /// <summary>Returns the answer requested by the <c>Prefer</c> header or the username; null if the request asks for neither.</summary>
    private static Answer? RequestedAnswer(Operation operation, Exchange exchange)
    {
        var preference = Preference.Read(exchange.Request.Headers[MockHeaders.Prefer]);
        if (preference.IsEmpty)
        {
            var error = ErrorLogins.Find(operation, exchange);
            if (error is not null) exchange.SetCause(Cause.Login, error.Name);
            return error;
        }

        exchange.SetCause(Cause.Preference);
        if (preference.ChooseFrom(operation) is not { } chosen) return operation.ErrorTemplate.With(preference.Explain(operation));
        var applied = preference.AppliedTo(chosen);
        exchange.SetCause(Cause.Preference, applied);
        exchange.Response.Headers[MockHeaders.PreferenceApplied] = applied;
        return chosen;
    }

    private ValueTask<Answer> PlayAsync(Operation operation, Exchange exchange, Project project)
    {
        if (!replay && FlowTable.Find(operation.Id) is { } flow)
        {
            exchange.SetCause(Cause.Flow);
            return flow(new Call(exchange, operation, project));
        }

        exchange.SetCause(Cause.Replay);
        return new ValueTask<Answer>(operation.Replay);
    }
}
