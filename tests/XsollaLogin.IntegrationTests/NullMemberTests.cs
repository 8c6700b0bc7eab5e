namespace XsollaLogin.IntegrationTests;

/// <summary>An optional member of a request may be null, which means that it is absent.</summary>
public class NullMemberTests(MockFixture mock)
{
    public static TheoryData<string, string> OptionalMembers =>
        [.. from operation in ContractDocument.Current.Operations
            where operation.Body is { IsForm: false }
            from member in OptionalIn(operation.Body!.ResolvedSchema)
            select (operation.Id, member)];

    [Theory]
    [MemberData(nameof(OptionalMembers))]
    public async Task A_null_is_accepted(string id, string member)
    {
        var operation = ContractDocument.Current.Operation(id);
        var request = new ExampleRequest(operation);
        var path = member.Split('.');
        var parent = path[..^1].Aggregate(request.Body!.AsObject(), (outer, name) => (outer[name] ??= new JsonObject()).AsObject());
        parent[path[^1]] = null;
        using var message = request.ToMessage();
        message.Headers.Add("Prefer", $"example={operation.Answers.First().Name}");
        using var response = await mock.Asked.NewClient().SendAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(operation.Answers.First().Status, response.StatusCode);
    }

    [Fact]
    public async Task A_field_that_is_null_is_not_stored()
    {
        await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "email" }, new { name = "bday" } } });
        var token = (await project.ConfirmPhoneCodeAsync(
            await project.RequestPhoneCodeAsync(), (await project.NextMessageAsync(Person.John.PhoneNumber)).Code!)).Token!;
        var body = $$"""{"updatedFields": {"email": null, "bday": "1990-12-31"}, "token": "{{token}}", "settings": {"email": null}, "email": null}""";
        using var answer = await AskAsync(project, body);
        using var none = await AskAsync(project, $$"""{"updatedFields": {"email": null}, "token": "{{token}}"}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (answer.StatusCode, none.StatusCode));
        Assert.Equal(["email"], (await project.GetAskFieldsAsync(token)).Select(field => field.Name));
    }

    private static Task<HttpResponseMessage> AskAsync(TestProject project, string body) => project.Http.PostAsync(
        $"token/update?projectId={project.ProjectId}", new StringContent(body, null, "application/json"), TestContext.Current.CancellationToken);

    private static IEnumerable<string> OptionalIn(JsonObject schema)
    {
        var required = schema["required"]?.AsArray().Select(name => (string?)name).ToHashSet() ?? [];
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            if (!required.Contains(name)) yield return name;
            var resolved = ContractDocument.Current.Follow(property!);
            if (resolved["properties"] is null) continue;
            foreach (var inner in OptionalIn(resolved)) yield return $"{name}.{inner}";
        }
    }
}
