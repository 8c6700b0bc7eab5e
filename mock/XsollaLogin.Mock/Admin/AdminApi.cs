using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin;

/// <summary>The control calls under <c>/__admin</c>, each of them one group's.</summary>
internal sealed class AdminApi(IControlCalls[] groups, CallerRules callers)
{
    /// <summary>Null where there is no such control call.</summary>
    public async ValueTask<Answer?> AnswerAsync(HttpContext context)
    {
        try
        {
            callers.Check(context);
            var call = new ControlCall(context);
            if ((call.Method, call.Segments) is ("POST", ["reset"])) return await ResetAsync();
            foreach (var group in groups)
            {
                if (await group.AnswerAsync(call) is { } answer) return answer;
            }

            return null;
        }
        catch (AdminRefusal refusal)
        {
            return refusal.Answer;
        }
    }

    private async ValueTask<Answer> ResetAsync()
    {
        foreach (var group in groups) await group.ResetAsync();
        return AdminAnswers.Empty;
    }
}

/// <summary>A group of admin endpoints.</summary>
internal interface IControlCalls
{
    /// <summary>Null where the call is none of the group; what a call throws for bad input is an <see cref="AdminRefusal"/>.</summary>
    ValueTask<Answer?> AnswerAsync(ControlCall call);

    /// <summary>What <c>POST /__admin/reset</c> means for the group.</summary>
    ValueTask ResetAsync() => default;
}
