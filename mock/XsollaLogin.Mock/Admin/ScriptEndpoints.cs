using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of scripted answers and faults.</summary>
internal sealed class ScriptEndpoints(Projects projects)
{
    public async ValueTask<Answer> AddAsync(AdminRequest request)
    {
        var answers = await request.ReadAsync(AdminJson.Readable.ScriptedAnswerArray);
        var problems = ScriptRules.ProblemsOf(answers, "$").ToList();
        if (problems is not []) throw AdminException.Invalid(problems);
        var scripted = request.EnsureProject(projects).Answers;
        if (!scripted.TryAdd(answers)) throw AdminException.Invalid([$"{scripted.Count} scripted answers are pending; the limit is {ScriptedAnswers.Most}"]);
        return AdminAnswers.Empty;
    }

    public Answer List(AdminRequest request) => AdminAnswers.Json(request.FindProject(projects).Answers.All(), AdminJson.Readable.ScriptedAnswerArray);

    public Answer Forget(AdminRequest request) => AdminAnswers.After(request.FindProject(projects).Answers.Clear);
}
