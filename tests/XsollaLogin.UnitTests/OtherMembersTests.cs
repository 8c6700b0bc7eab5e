using System.Text.Json;

namespace XsollaLogin.UnitTests;

/// <summary>Members that the contract does not name are sent and read if their schema is open.</summary>
public class OtherMembersTests
{
    private const string LoggedIn = """{"login_url": "https://a.b?token=t"}""";

    [Fact]
    public async Task A_sign_up_sends_the_other_members_of_user_and_fields()
    {
        var server = StubServer.Answering(LoggedIn);
        await server.Api().SignUpAsync(NewUser());
        var sent = JsonNode.Parse(Assert.Single(server.Bodies))!;

        Assert.Equal((1, "Johny", "DE"), ((int)sent["accept_consent"]!, (string?)sent["fields"]!["nickname"], (string?)sent["fields"]!["country"]));
    }

    [Fact]
    public async Task A_rule_of_a_field_that_the_contract_does_not_name_is_read()
    {
        const string Field = """
            {"name": "nickname", "required": true, "type": "str", "step": 0,
             "validation": {"min_length": 3, "settings_state": {"numerals": true}}}
            """;
        var server = StubServer.Answering($$"""{"login_url": "https://a.b", "token": "t", "ask_fields": [{{Field}}]}""");
        var outcome = await server.Api().LoginAsync(new LoginRequest { Username = "John", Password = "password123" });
        var rules = Assert.IsType<LoginOutcome.FieldsAsked>(outcome).Fields[0].Validation!;

        Assert.Equal((3, true), (rules.MinLength, rules.AdditionalProperties!["settings_state"].GetProperty("numerals").GetBoolean()));
    }

    [Fact]
    public async Task A_member_of_a_key_that_the_contract_does_not_name_is_read()
    {
        var server = StubServer.Answering("""{"keys": [{"kty": "RSA", "x5t": "thumbprint"}]}""");
        var client = new TokenClient(new HttpClient(server));
        var keys = (await client.GetJwksAsync(new() { ProjectId = "your-project" }, TestContext.Current.CancellationToken)).Result;

        Assert.Equal("thumbprint", keys.Keys[0].AdditionalProperties!["x5t"].GetString());
    }

    [Fact]
    public void Other_members_are_not_printed()
    {
        Assert.DoesNotContain("secret456", NewUser().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret456", NewUser().Fields!.ToString(), StringComparison.Ordinal);
    }

    private static SignUpRequest NewUser() => new()
    {
        Username = "John",
        Email = "email@address.com",
        Password = "password123",
        AdditionalProperties = Members("""{"accept_consent": 1, "password_again": "secret456"}"""),
        Fields = new SignUpFields { Nickname = "Johny", AdditionalProperties = Members("""{"country": "DE", "password_confirm": "secret456"}""") },
    };

    private static Dictionary<string, JsonElement> Members(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
}
