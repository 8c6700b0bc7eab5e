using Microsoft.Extensions.Options;

namespace XsollaLogin.UnitTests;

public class OptionsTests
{
    private const string Locales =
        "ar_AE bg_BG cz_CZ fil_PH en_XX de_DE es_ES fr_FR he_IL id_ID "
        + "it_IT ja_JP km-KH ko_KR lo_LA my_MM ne_NP pl_PL pt_BR ro_RO ru_RU th_TH tr_TR vi_VN zh_CN zh_TW";

    public static TheoryData<string> EachLocale => [.. Locales.Split(' ').SelectMany(locale => new[] { locale.Replace('-', '_'), locale.Replace('_', '-') })];

    public static TheoryData<string, string?, Action<XsollaLoginOptions>> InvalidOptions => new()
    {
        { "ProjectId", null, options => options.ProjectId = null },
        { "ProjectId", " ", options => options.ProjectId = " " },
        { "FullLocale", "english", options => options.FullLocale = "english" },
        { "FullLocale", "en-us", options => options.FullLocale = "en-us" },
        { "CallbackUrl", "/callback", options => options.CallbackUrl = "/callback" },
        { "FullLocale", "en_XX\n", options => options.FullLocale = "en_XX\n" },
        { "CallbackUrl", "localhost:3000/callback", options => options.CallbackUrl = "localhost:3000/callback" },
        { "CallbackUrl", "javascript://%0aalert(1)", options => options.CallbackUrl = "javascript://%0aalert(1)" },
        { "State", "        ", options => options.State = "        " },
        { "BaseAddress", "http://localhost/", options => options.BaseAddress = new Uri("http://user:secret@localhost/") },
        { "RedirectUri", "game.example.com", options => options.RedirectUri = "game.example.com" },
        { "ClientId", "0", options => options.ClientId = 0 },
        { "State", "1234567", options => options.State = "1234567" },
        { "ResponseType", "token", options => options.ResponseType = "token" },
        { "ClientId", null, options => (options.IsOAuth2, options.State) = (true, "xsollatest") },
        { "BaseAddress", "ftp://localhost/", options => options.BaseAddress = new Uri("ftp://localhost") },
        { "BaseAddress", "/api", options => options.BaseAddress = new Uri("/api", UriKind.Relative) },
        { "BaseAddress", "http://localhost/?a=b", options => options.BaseAddress = new Uri("http://localhost/?a=b") },
        { "ConfirmCodeLifetime", "00:00:00", options => options.ConfirmCodeLifetime = TimeSpan.Zero },
        { "ConfirmCodeLifetime", "2.00:00:00", options => options.ConfirmCodeLifetime = TimeSpan.FromDays(2) },
    };

    [Fact]
    public void A_project_id_is_the_only_required_option() => Assert.Empty(Failures(Valid()));

    [Theory]
    [MemberData(nameof(EachLocale))]
    public void Each_locale_of_the_page_is_accepted_with_underscore_and_hyphen(string locale)
    {
        var options = Valid();
        options.FullLocale = locale;

        Assert.Empty(Failures(options));
    }

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public void A_failure_names_the_option_the_value_and_the_rule(string option, string? value, Action<XsollaLoginOptions> spoil)
    {
        var options = Valid();
        spoil(options);

        var failure = Assert.Single(Failures(options));
        var shown = value is null ? "not set" : $"'{System.Text.RegularExpressions.Regex.Escape(value)}'";
        Assert.Matches($"^XsollaLoginOptions: {option} is {shown}, but \\w+ .*\\.$", failure);
    }

    [Fact]
    public void All_failures_are_reported_at_once_with_the_name_of_the_instance()
    {
        var options = new XsollaLoginOptions { FullLocale = "?", ClientId = -1, State = "short" };
        var result = new XsollaLoginOptions.Validator().Validate("shop", options);

        Assert.Equal(4, result.Failures!.Count());
        Assert.All(result.Failures!, failure => Assert.StartsWith("XsollaLoginOptions 'shop': ", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void A_callback_URL_with_the_scheme_of_an_app_is_accepted()
    {
        var options = Valid();
        options.CallbackUrl = "mygame://login";

        Assert.Empty(Failures(options));
    }

    [Fact]
    public void OAuth2_needs_no_state_in_the_options_because_each_call_can_have_its_own()
    {
        var options = Valid();
        (options.IsOAuth2, options.ClientId) = (true, 57);

        Assert.Empty(Failures(options));
    }

    [Fact]
    public void OAuth2_is_used_when_its_four_options_are_set()
    {
        var options = Valid();
        Assert.False(options.IsOAuth2);
        (options.ClientId, options.ResponseType, options.RedirectUri) = (57, OAuthResponseType.Code, "https://game.example.com");
        Assert.False(options.IsOAuth2);
        options.State = "xsollatest";
        Assert.True(options.IsOAuth2);
    }

    [Fact]
    public void The_constructor_validates_the_options() =>
        Assert.Contains("ProjectId", Assert.Throws<OptionsValidationException>(() => StubServer.Answering("{}").Api(new XsollaLoginOptions())).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task An_OAuth2_call_without_a_client_id_names_that_option()
    {
        var api = StubServer.Answering("{}").Api();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => api.CheckUserAuthSsoAsync(isOAuth2: true));

        Assert.Contains("XsollaLoginOptions.ClientId", exception.Message, StringComparison.Ordinal);
    }

    private static XsollaLoginOptions Valid() => new() { ProjectId = "your-project" };

    private static IEnumerable<string> Failures(XsollaLoginOptions options) =>
        new XsollaLoginOptions.Validator().Validate(Options.DefaultName, options).Failures ?? [];
}
