namespace XsollaLogin.UnitTests;

/// <summary>The inputs of the operations.</summary>
public class InputTests
{
    private static readonly string[] OfOAuth2 =
    [
        nameof(LoginOAuth2Input.ClientId), nameof(LoginOAuth2Input.Scope), nameof(LoginOAuth2Input.State), nameof(LoginOAuth2Input.RedirectUri),
        nameof(LoginOAuth2Input.ResponseType),
    ];

    [Fact]
    public void No_member_is_printed()
    {
        var input = new LoginInput { ProjectId = "p", PassToken = "t", Body = new LoginRequest { Username = "John", Password = "password123" } };

        Assert.Equal(nameof(LoginInput), input.ToString());
    }

    [Fact]
    public void The_input_of_a_JWT_form_has_no_parameter_of_OAuth2()
    {
        var inputs = typeof(LoginInput).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Input", StringComparison.Ordinal)).ToList();
        var twins = inputs.Where(input => inputs.Exists(other => other.Name == input.Name.Replace("Input", "OAuth2Input", StringComparison.Ordinal))).ToList();

        Assert.Equal(9, twins.Count);
        Assert.All(twins, input => Assert.Empty(input.GetProperties().Select(member => member.Name).Intersect(OfOAuth2)));
    }
}
