using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>A code is valid until it is taken, expires, or is the oldest of too many.</summary>
public sealed class CodeOperationsTests
{
    private const int Most = 100_000;

    private readonly FakeTimeProvider _time = new();
    private readonly CodeOperations _codes;

    public CodeOperationsTests() => _codes = new CodeOperations(new ProjectClock(_time), new Lock(), new StateSize());

    [Fact]
    public void A_code_is_taken_once()
    {
        Start("a");
        Start("b");

        Assert.Equal(CodeCheck.Confirmed, Confirm("a"));
        Assert.Equal(CodeCheck.NotFound, Confirm("a"));
        Assert.Equal(["b"], _codes.All().Select(code => code.Id));
    }

    [Fact]
    public void A_wrong_code_is_counted_and_the_operation_stays()
    {
        Start("a");

        Assert.Equal(CodeCheck.WrongCode, Confirm("a", "0000"));
        Assert.Equal(CodeCheck.WrongCode, Confirm("a", "0000"));
        Assert.Equal(CodeCheck.TooManyAttempts, Confirm("a"));
        Assert.Equal(2, Assert.Single(_codes.All()).WrongCodes);
    }

    [Fact]
    public void The_next_operation_removes_expired_ones()
    {
        Start("a");
        Start("b");
        Confirm("a");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(CodeCheck.NotFound, Confirm("b"));
        Assert.False(_codes.OpenLink("b", attempts: 2));
        Start("c");
        Assert.Equal(["c"], _codes.All().Select(code => code.Id));
    }

    [Fact]
    public void The_oldest_operation_is_removed_when_there_are_too_many()
    {
        for (var i = 0; i <= Most; i++) Start($"{i}");

        Assert.Equal(CodeCheck.NotFound, Confirm("0"));
        Assert.Equal(CodeCheck.Confirmed, Confirm("1"));
        Assert.Equal(CodeCheck.Confirmed, Confirm($"{Most}"));
    }

    [Fact]
    public void Taken_operations_do_not_count_towards_the_limit()
    {
        for (var i = 0; i < Most; i++) Start($"{i}");
        Confirm("1");
        Start($"{Most}");

        Assert.Equal(CodeCheck.Confirmed, Confirm("0"));
    }

    [Fact]
    public void An_opened_link_is_remembered_for_later_polls()
    {
        Start("a");
        using var early = _codes.WaitForLink("a", "John", attempts: 3);
        Assert.True(_codes.OpenLink("a", attempts: 3));
        using var late = _codes.WaitForLink("a", "john", attempts: 3);
        using var another = _codes.WaitForLink("a", "Jane", attempts: 3);

        Assert.Equal(("1234", "1234", null), (early.Code, late.Code, another.Code));
    }

    /// <summary>Three polls wait for the same link; each in turn is cancelled before the link is opened.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_cancelled_poll_gets_nothing_and_the_others_keep_waiting(int leaver)
    {
        Start("a");
        CodeOperations.Waiter[] waiting = [.. Enumerable.Range(0, 3).Select(_ => _codes.WaitForLink("a", "John", attempts: 3))];
        waiting[leaver].Dispose();
        waiting[leaver].Dispose();
        _codes.OpenLink("a", attempts: 3);

        Assert.All(waiting, (waiter, i) => Assert.Equal(i == leaver ? null : "1234", waiter.Code));
    }

    [Fact]
    public void A_new_poll_waits_alone_after_all_others_were_cancelled()
    {
        Start("a");
        _codes.WaitForLink("a", "John", attempts: 3).Dispose();
        using var next = _codes.WaitForLink("a", "John", attempts: 3);
        Assert.Null(next.Previous);
        _codes.OpenLink("a", attempts: 3);

        Assert.Equal("1234", next.Code);
    }

    [Fact]
    public void A_code_for_a_URL_that_the_settings_forbid_is_not_started()
    {
        var project = new Project("game", new ServerState(_time));
        project.StartCode(OperationOf("a", "game://callback"));
        project.StartCode(OperationOf("b"));

        Assert.Equal(["b"], project.Codes.All().Select(code => code.Id));
    }

    private void Start(string id) => _codes.Start(OperationOf(id));

    private CodeOperation OperationOf(string id, string url = "https://game.example.com") => new()
    {
        Id = id,
        Field = Members.Email,
        Login = "John",
        Code = "1234",
        Expires = _time.GetUtcNow() + TimeSpan.FromMinutes(1),
        Target = new LoginTarget { Url = url },
        Sequence = 0,
    };

    private CodeCheck Confirm(string id, string code = "1234") => _codes.Confirm(id, Members.Email, "John", code, attempts: 2, out _);
}
