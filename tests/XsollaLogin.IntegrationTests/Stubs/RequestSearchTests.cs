namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary><c>/__admin/requests/find</c> and <c>count</c> match requests with WireMock.Net's matchers.</summary>
public sealed class RequestSearchTests(SearchedMock searched) : IClassFixture<SearchedMock>
{
    private StubbedMock Mock => searched.Mock;

    [Theory]
    [InlineData("""{"Path": "{path}"}""")]
    [InlineData("""{"Path": {"Matchers": [{"Name": "WildcardMatcher", "Pattern": "/api/*"}]}}""")]
    [InlineData("""{"Path": {"Matchers": [{"Name": "RegexMatcher", "Pattern": "^{path}$"}]}}""")]
    [InlineData("""{"Methods": ["post"]}""")]
    [InlineData("""{"Methods": ["PUT", "POST"]}""")]
    [InlineData("""{"Headers": [{"Name": "X-Sent", "Matchers": [{"Name": "WildcardMatcher", "Pattern": "one*"}]}]}""")]
    [InlineData("""{"Headers": [{"Name": "Authorization", "Matchers": [{"Name": "ExactMatcher", "Pattern": "Bearer {token}"}]}]}""")]
    [InlineData("""{"Params": [{"Name": "lane", "Matchers": [{"Name": "RegexMatcher", "Pattern": "express|stubs"}]}]}""")]
    [InlineData("""{"Params": [{"Name": "token", "Matchers": [{"Name": "ExactMatcher", "Pattern": "{token}"}]}]}""")]
    [InlineData("""{"Cookies": [{"Name": "session", "Matchers": [{"Name": "ExactMatcher", "Pattern": "{token}"}]}]}""")]
    [InlineData("""{"Body": {"Matcher": {"Name": "JsonPartialMatcher", "Pattern": {"password": "{password}"}}}}""")]
    [InlineData("""{"Body": {"Matcher": {"Name": "JsonPathMatcher", "Pattern": "$.password"}}}""")]
    [InlineData("""{"Body": {"Matcher": {"Name": "WildcardMatcher", "Pattern": "*{password}*"}}}""")]
    [InlineData("""{"Body": {"Matcher": {"Name": "RegexMatcher", "Pattern": "{password}"}}}""")]
    public async Task A_request_is_found_by_its_content(string wanted)
    {
        var found = await Mock.FindAsync(Complete(wanted));

        Assert.Equal(["express", "stubs"], found.Select(entry => entry.Request!.Query!["lane"].Single()));
    }

    [Theory]
    [InlineData("""{"Path": "/no/such/path"}""")]
    [InlineData("""{"Methods": ["PATCH"]}""")]
    [InlineData("""{"Path": "{path}", "Methods": ["GET"]}""")]
    [InlineData("""{"Headers": [{"Name": "X-Sent", "Matchers": [{"Name": "ExactMatcher", "Pattern": "two"}]}]}""")]
    [InlineData("""{"Params": [{"Name": "token", "Matchers": [{"Name": "WildcardMatcher", "Pattern": "*\\**"}]}]}""")]
    [InlineData("""{"Body": {"Matcher": {"Name": "JsonPathMatcher", "Pattern": "$.passphrase"}}}""")]
    [InlineData("""{"Body": {"Matcher": {"Name": "RegexMatcher", "Pattern": "\"password\": ?\"\\*+\""}}}""")]
    public async Task A_search_for_other_content_finds_nothing(string wanted) => Assert.Empty(await Mock.FindAsync(Complete(wanted)));

    [Fact]
    public async Task A_search_may_begin_with_a_byte_order_mark()
    {
        var found = await Mock.FindAsync("\uFEFF" + Complete("""{"Path": "{path}"}"""));

        Assert.Equal(2, found.Count);
    }

    [Fact]
    public async Task A_found_request_is_masked()
    {
        var found = await Mock.Curl.SendAsync("POST", "/__admin/requests/find", Complete("""{"Path": "{path}"}"""));

        Assert.DoesNotContain(SearchedMock.Password, found.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(SearchedMock.Token, found.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_found_by_the_Guid_of_their_mapping()
    {
        var id = (await Mock.LogAsync())[0].MappingGuid;
        var found = await Mock.LogAsync($"/find?mappingGuid={id}");
        var none = await Mock.LogAsync($"/find?mappingGuid={Guid.NewGuid()}");
        var wrong = await Mock.Curl.GetAsync("/__admin/requests/find?mappingGuid=none");

        Assert.Equal(["express", "stubs"], found.Select(entry => entry.Request!.Query!["lane"].Single()));
        Assert.Empty(none);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
    }

    private string Complete(string wanted) => wanted
        .Replace("{path}", Mock.Curl.PathOf("login"), StringComparison.Ordinal)
        .Replace("{password}", SearchedMock.Password, StringComparison.Ordinal)
        .Replace("{token}", SearchedMock.Token, StringComparison.Ordinal);
}

/// <summary>A mock with two logins, one per lane, and another request.</summary>
public sealed class SearchedMock : IAsyncLifetime
{
    internal const string Password = "s3cret-Passw0rd";
    internal const string Token = "s3cret-T0ken";

    internal StubbedMock Mock { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Mock = await StubbedMock.StartAsync();
        await SendAsync("express");
        await Mock.Curl.StubAsync(new { Request = new { Path = "/stubbed" }, Response = new { } });
        await SendAsync("stubs");
        await Mock.Curl.GetAsync("/other?lane=none");
    }

    public ValueTask DisposeAsync() => Mock.DisposeAsync();

    private Task<Reply> SendAsync(string lane) => Mock.Curl.SendAsync(
        "POST", $"{Mock.Curl.PathOf("login")}?projectId=any&lane={lane}&token={Token}", $$"""{"username": "John", "password": "{{Password}}"}""", Curl.Json,
        ("X-Sent", "one"), ("Authorization", $"Bearer {Token}"), ("Cookie", $"session={Token}"));
}
