using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

public sealed class ScriptedAnswersTests
{
    private const string Login = "login";
    private static readonly HashSet<string> John = ["1", "John"];

    private readonly ScriptedAnswers _answers = new(new Lock());

    [Fact]
    public void Answers_are_taken_in_their_order_for_each_operation_and_user()
    {
        Assert.True(_answers.TryAdd([Answer("one", times: 2), Answer("other", "signUp"), Answer("Jane's", user: "Jane"), Answer("John's", user: "John")]));
        Assert.Equal((5, true), (_answers.Count, _answers.AnyForUsers));

        Assert.Equal(["one", "one", "John's", null], Enumerable.Range(0, 4).Select(_ => _answers.Take(Login, John)?.Example));
        Assert.Equal((2, true), (_answers.Count, _answers.AnyForUsers));
        Assert.Equal(["other", "Jane's"], _answers.All().Select(answer => answer.Example));
        Assert.Equal("Jane's", _answers.Take(Login, new HashSet<string> { "Jane" })!.Example);
        Assert.Equal((1, false), (_answers.Count, _answers.AnyForUsers));
    }

    [Fact]
    public void The_number_of_calls_with_an_answer_is_limited()
    {
        Assert.True(_answers.TryAdd([Answer("one", times: ScriptedAnswers.Most)]));
        Assert.False(_answers.TryAdd([Answer("too many")]));
        _answers.Take(Login, John);

        Assert.True(_answers.TryAdd([Answer("last")]));
        Assert.False(_answers.TryAdd([Answer("too many")]));
        _answers.Clear();
        Assert.Equal((0, false), (_answers.Count, _answers.AnyForUsers));
        Assert.True(_answers.TryAdd([Answer("one", times: ScriptedAnswers.Most)]));
    }

    private static ScriptedAnswer Answer(string example, string operation = Login, int times = 1, string? user = null) =>
        new() { Operation = operation, Example = example, Times = times, User = user };
}
