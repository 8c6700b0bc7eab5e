using System.Net.Sockets;

namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>The fault answer-lost has the effect of the call but sends no answer; connection-reset has neither.</summary>
public class LostAnswerTests(MockFixture mock)
{
    private static readonly (string, string)[] John = [("username", Person.John.Username), ("email", Person.John.Email), ("password", Person.John.Password)];
    private static readonly (string, string)[] Jane = [("username", Person.Jane.Username), ("email", Person.Jane.Email), ("password", Person.Jane.Password)];

    [Fact]
    public async Task A_lost_answer_closes_the_connection_after_the_effect()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault = "answer-lost" });
        using var connection = await RawConnection.ToAsync(mock.Asked.BaseAddress);
        await connection.SendAsync(project.Request("signUp", John));

        Assert.Equal(("", SocketError.Success), await connection.ReadToEndAsync());
        await project.LoginAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.UsernameTaken, () => project.SignUpAsync());
    }

    [Fact]
    public async Task A_lost_answer_is_a_failed_request_and_a_retry_shows_its_effect()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault = "answer-lost" });

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => mock.Asked.SendAsync(project.Request("signUp", John)));
        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        await ErrorAssert.ThrowsAsync(ErrorCode.UsernameTaken, () => project.SignUpAsync());
    }

    [Fact]
    public async Task A_code_whose_confirmation_was_lost_is_spent()
    {
        await using var project = await mock.Asked.NewProjectAsync(new { fixedCode = "1234" });
        var operation = await project.RequestEmailCodeAsync();
        await project.ScriptAsync(new { operation = "confirmEmailCode", fault = "answer-lost" });

        await Assert.ThrowsAsync<HttpRequestException>(
            () => mock.Asked.SendAsync(project.Request("confirmEmailCode", ("email", Person.John.Email), ("operation_id", operation), ("code", "1234"))));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(operation, "1234"));
    }

    [Fact]
    public async Task A_reset_connection_does_nothing()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "signUp", fault = "connection-reset" });
        using var connection = await RawConnection.ToAsync(mock.Asked.BaseAddress);
        await connection.SendAsync(project.Request("signUp", John));

        Assert.Equal(("", SocketError.ConnectionReset), await connection.ReadToEndAsync());
        await project.SignUpAsync();
    }

    [Theory]
    [InlineData("answer-lost", SocketError.Success)]
    [InlineData("connection-reset", SocketError.ConnectionReset)]
    public async Task Earlier_answers_on_the_connection_arrive_complete(string fault, SocketError end)
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "login", fault });
        using var connection = await RawConnection.ToAsync(mock.Asked.BaseAddress);
        await connection.SendAsync(project.Request("signUp", John), project.Request("signUp", Jane), project.Request("login", John[0], John[2]));
        var (text, met) = await connection.ReadToEndAsync();

        Assert.Equal(end, met);
        Assert.Equal(3, text.Split("HTTP/1.1 200 OK").Length);
        Assert.Equal(3, text.Split("{\"login_url\":").Length);
        Assert.EndsWith("}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mock_answers_as_usual_after_a_fault()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.SignUpAsync();
        foreach (var fault in new[] { "answer-lost", "connection-reset" })
        {
            await project.ScriptAsync(new { operation = "login", fault });
            await Assert.ThrowsAsync<HttpRequestException>(() => mock.Asked.SendAsync(project.Request("login", John[0], John[2])));
        }

        await project.LoginAsync();
    }
}
