using System.Reflection;

namespace XsollaLogin.UnitTests;

/// <summary>The calls can be replaced in the tests of an application.</summary>
public class SubstitutionTests
{
    [Fact]
    public void Every_public_method_is_virtual()
    {
        var methods = typeof(XsollaLoginApi).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

        Assert.True(methods.Length > 15);
        Assert.Empty(methods.Where(method => !method.IsVirtual || method.IsFinal).Select(method => method.Name));
    }

    [Fact]
    public void A_protected_constructor_needs_no_parameters() =>
        Assert.True(typeof(XsollaLoginApi).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])?.IsFamily);

    [Fact]
    public async Task A_double_replaces_a_call()
    {
        XsollaLoginApi api = new Double();
        Assert.Equal(new LoginOutcome.Completed("https://a.b?token=t"), await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" }));
    }

    private sealed class Double : XsollaLoginApi
    {
        public override Task<LoginOutcome> LoginAsync(
            LoginRequest credentials,
            bool? isOAuth2 = null,
            Captcha? captcha = null,
            LoginParameters? parameters = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult<LoginOutcome>(new LoginOutcome.Completed("https://a.b?token=t"));
    }
}
