namespace XsollaLogin.IntegrationTests;

/// <summary>A login "error.&lt;code&gt;" gives that documented error, for pages that cannot send a header.</summary>
public class LoginErrorTests(MockFixture mock)
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string, string> Errors =>
        [.. from operation in Contract.Operations
            where RequestOfLogin.Has(operation)
            from code in operation.Answers.Select(answer => answer.ErrorCode).OfType<string>().Distinct()
            select (operation.Id, code)];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_login_returns_its_error(string id, string code)
    {
        var operation = Contract.Operation(id);
        var expected = operation.Answers.First(answer => answer.ErrorCode == code);

        foreach (var login in new[] { $"error.{code}", $"error.{code}@example.com" })
        {
            using var response = await SendAsync(operation, login);
            var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;

            Assert.Equal((expected.Status, code), (response.StatusCode, error["code"]!.ToString()));
            Assert.All(expected.Headers, header => Assert.Equal([header.Value], response.Headers.NonValidated[header.Key]));
        }
    }

    [Fact]
    public async Task An_undeclared_code_is_rejected_with_a_list_of_the_declared_ones()
    {
        var operation = Contract.Operation("login");
        using var response = await SendAsync(operation, "error.999-999");
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(ErrorCode.UserBanned, (string)error["description"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("terror.003-001")]
    [InlineData("error.003-001.example")]
    [InlineData("error")]
    public async Task Any_other_login_is_ordinary(string login)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync(Person.John with { Username = login });

        await project.LoginAsync(login, Person.John.Password);
    }

    [Fact]
    public async Task An_error_code_as_password_is_ordinary()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync(Person.John with { Password = "error.003-007" });

        await project.LoginAsync("John", "error.003-007");
    }

    private async Task<HttpResponseMessage> SendAsync(ContractOperation operation, string login)
    {
        using var message = RequestOfLogin.Of(operation, login).ToMessage();
        using var http = mock.Asked.NewClient();
        return await http.SendAsync(message, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("error.010-050")]
    [InlineData("error%2E010-050")]
    [InlineData("%65rror.010-050")]
    public async Task A_login_in_the_query_asks_for_an_error_in_any_encoding_and_beside_any_body(string login)
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(new { operation = "getConfirmCode", fault = "answer-lost", user = "another" });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"{mock.Asked.BaseAddress}otc/code?projectId={project.ProjectId}&login={login}&operation_id=1"))
        {
            Content = new StringContent("x"),
        };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("010-050", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
