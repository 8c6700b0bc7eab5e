using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Contract;

/// <summary>Answers the operations of the contract: validation first, then the answer that was asked for.</summary>
internal static class LoginApi
{
    public static async ValueTask<Answer> AnswerAsync(Operation operation, HttpContext context)
    {
        using var body = operation.Body is null ? default : await ReceivedBody.ReadAsync(context.Request);
        var violations = RequestRules.Check(operation, context.Request, body);
        if (violations.None) return Choose(operation, context);

        context.Response.Headers[MockHeaders.Violation] = violations.HeaderValue();
        return violations.AnswerFor(operation);
    }

    private static Answer Choose(Operation operation, HttpContext context)
    {
        var preference = Preference.Read(context.Request.Headers[MockHeaders.Prefer]);
        if (preference.IsEmpty) return operation.Replay;
        if (preference.ChooseFrom(operation) is not { } chosen) return operation.Refusal.With(preference.Explain(operation));

        context.Response.Headers[MockHeaders.PreferenceApplied] = preference.AppliedTo(chosen);
        return chosen;
    }
}
