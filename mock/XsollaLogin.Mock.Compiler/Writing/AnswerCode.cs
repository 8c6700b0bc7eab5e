using XsollaLogin.Mock.Compiler.Model;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes answers.</summary>
internal sealed class AnswerCode
{
    private readonly Table _answers = Table.OfLazy("Answers", "Answer", "public");
    private readonly Table _refusals = Table.OfLazy("Refusals", "Refusal");

    public IEnumerable<Table> Tables => [_answers, _refusals];

    public string Answer(Answer answer)
    {
        var contentType = CSharp.Literal(answer.Content?.Type);
        var body = answer.Content is { } content ? CSharp.Bytes(content.Json) : "[]";
        var headers = CSharp.List(answer.Headers.Select(h => $"new({CSharp.Literal(h.Name)}, {CSharp.Literal(h.Value)})"));
        return _answers.Add(answer.Name, $"new({CSharp.Literal(answer.Name)}, {answer.Status}, {contentType}, {body}, {headers})");
    }

    public string Refusal(Refusal refusal) =>
        _refusals.Add(refusal.Answer.Name, $"new({Answer(refusal.Answer)}, {CSharp.Bytes(refusal.Before)}, {CSharp.Bytes(refusal.After)})");
}
