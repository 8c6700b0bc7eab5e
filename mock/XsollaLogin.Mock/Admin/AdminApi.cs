using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints under <c>/__admin</c>, each of them one group's.</summary>
internal sealed class AdminApi(IAdminEndpoints[] groups, CallerRules callers)
{
    /// <summary>Null where there is no such admin endpoint.</summary>
    public async ValueTask<Answer?> AnswerAsync(HttpContext context)
    {
        try
        {
            callers.Check(context);
            var call = new AdminRequest(context);
            if ((call.Method, call.Segments) is ("POST", ["reset"])) return await ResetAsync();
            foreach (var group in groups)
            {
                if (await group.AnswerAsync(call) is { } answer) return answer;
            }

            return null;
        }
        catch (AdminException error)
        {
            return error.Answer;
        }
    }

    private async ValueTask<Answer> ResetAsync()
    {
        foreach (var group in groups) await group.ResetAsync();
        return AdminAnswers.Empty;
    }
}

/// <summary>A group of admin endpoints.</summary>
internal interface IAdminEndpoints
{
    /// <summary>Null where the call is none of the group; what a call throws for bad input is an <see cref="AdminException"/>.</summary>
    ValueTask<Answer?> AnswerAsync(AdminRequest call);

    /// <summary>What <c>POST /__admin/reset</c> means for the group.</summary>
    ValueTask ResetAsync() => default;
}
