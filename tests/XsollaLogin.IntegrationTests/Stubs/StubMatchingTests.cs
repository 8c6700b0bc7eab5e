using System.Globalization;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Which requests a pattern means; the expectations are what WireMock 3.13 answers.</summary>
public sealed class StubMatchingTests : IAsyncLifetime
{
    private StubbedMock? _stubbed;

    private StubbedMock Stubbed => _stubbed!;

    public async ValueTask InitializeAsync() => _stubbed = await StubbedMock.StartAsync();

    public ValueTask DisposeAsync() => Stubbed.DisposeAsync();

    [Theory]
    [InlineData("$.a", """{"a": 1}""", true)]
    [InlineData("$.a", """{"a": null}""", false)]
    [InlineData("$.a", """{"a": []}""", false)]
    [InlineData("$.a", """{"a": ""}""", true)]
    [InlineData("$.a", "no JSON", false)]
    [InlineData("$.a", "<a/>", false)]
    [InlineData("$..*", "{}", false)]
    [InlineData("$.items.*", """{"items": [{"b": 1}]}""", true)]
    [InlineData("$.*.b", """[{"b": 1}]""", true)]
    [InlineData("$[*].b", """{"a": {"b": 1}}""", true)]
    [InlineData("$..*", "[1]", true)]
    [InlineData("$[-1]", "[1, 2]", true)]
    [InlineData("$[-3]", "[1, 2]", false)]
    [InlineData("$.items.name", """{"items": [{"name": 1}]}""", false)]
    [InlineData("$.a.length()", """{"a": [1]}""", true)]
    [InlineData("$[?(@.a == 'x')]", """{"a": "x"}""", true)]
    [InlineData("$.b[?(@.a == 'x')]", """{"b": {"c": {"a": "x"}}}""", false)]
    [InlineData("$..[?(@.a == 'x')]", """{"b": [{"c": {"a": "x"}}]}""", true)]
    [InlineData("$.a[?(@ == 'x')]", """{"a": ["x"]}""", true)]
    [InlineData("$.a[?(@ == 'x')]", """{"a": "x"}""", false)]
    [InlineData("$[?(@.a == 1)]", """{"a": "1"}""", true)]
    [InlineData("$[?(@.a > 1)]", """{"a": "2"}""", false)]
    [InlineData("$[?(@.a != 'x')]", """{"b": 1}""", true)]
    [InlineData("$[?(@.a == null)]", """{"b": 1}""", false)]
    [InlineData("$[?(@.a)]", """{"a": null}""", true)]
    [InlineData("$[?(!@.a)]", """{"b": 1}""", true)]
    [InlineData("$[?((@.a == 1 || @.b == 3) && @.c == 1)]", """{"a": 2, "b": 3, "c": 1}""", true)]
    [InlineData("$[?(@.a =~ /X.*/i)]", """{"a": "xyz"}""", true)]
    [InlineData("$[?(@.a =~ /y/)]", """{"a": "xyz"}""", false)]
    [InlineData("$[?(@.a in ['x', 'y'])]", """{"a": "y"}""", true)]
    [InlineData("$[?(@.a nin ['x', 'y'])]", """{"a": "y"}""", false)]
    [InlineData("$[?(@.a size 2)]", """{"a": [1, 2]}""", true)]
    [InlineData("$[?(@.a empty true)]", """{"a": []}""", true)]
    [InlineData("$[?(@.a contains 'b')]", """{"a": "abc"}""", true)]
    [InlineData("$[?(@.a contains 'b')]", """{"a": ["abc"]}""", false)]
    [InlineData("$[?(@.a[*] == 'x')]", """{"a": ["x"]}""", false)]
    [InlineData("$[?(@.a == $.b)]", """{"a": 1, "b": 1}""", true)]
    public Task JSONPath_means_what_it_means_in_WireMock(string path, string body, bool matches) => AssertAsync(new { matchesJsonPath = path }, body, matches);

    [Theory]
    [InlineData("""{"expression": "$.a", "equalTo": "1"}""", """{"a": 1}""", true)]
    [InlineData("""{"expression": "$.a", "equalTo": "1.0"}""", """{"a": 1.0}""", true)]
    [InlineData("""{"expression": "$.a", "equalTo": "1.0E10"}""", """{"a": 1e10}""", true)]
    [InlineData("""{"expression": "$.a", "equalTo": "2"}""", """{"a": [1, 2]}""", true)]
    [InlineData("""{"expression": "$.a", "contains": "\"b\" : 1"}""", """{"a": {"b": 1}}""", true)]
    [InlineData("""{"expression": "$.a[*]", "contains": "b=2"}""", """{"a": [{"b": 1}, {"b": 2}]}""", true)]
    [InlineData("""{"expression": "$.a", "equalToJson": "[1, 2]"}""", """{"a": [1, 2]}""", true)]
    [InlineData("""{"expression": "$.items[*].b", "equalToJson": "[]"}""", """{"a": 1}""", false)]
    [InlineData("""{"expression": "$.a", "absent": true}""", """{"a": null}""", true)]
    [InlineData("""{"expression": "$.a", "doesNotMatch": "x"}""", "{}", false)]
    [InlineData("""{"expression": "$.a", "or": [{"contains": "a"}, {"absent": true}]}""", "{}", false)]
    public Task A_matcher_sees_what_a_JSONPath_leads_to(string pattern, string body, bool matches) =>
        AssertAsync(new { matchesJsonPath = JsonNode.Parse(pattern) }, body, matches);

    [Theory]
    [InlineData("a.c", "a\nc", true)]
    [InlineData("b", "abc", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("a++b", "aab", true)]
    [InlineData("a*+a", "aaa", false)]
    [InlineData("(?:ab|a)?+b", "ab", false)]
    [InlineData("x{1,2}+x", "xx", false)]
    [InlineData(@"\Qa.b\E+", "a.bb", true)]
    [InlineData(@"\Qa.b\E", "axb", false)]
    [InlineData(@"\p{Alpha}+\p{Punct}", "abc!", true)]
    [InlineData(@"\w+", "é", false)]
    [InlineData(@"[\W]", "é", true)]
    [InlineData(@"[^\w]", "é", true)]
    [InlineData(@"\d+", "٣", false)]
    [InlineData(@"[\s\S]+", "a \u00a0", true)]
    [InlineData(@"\h", "\u00a0", true)]
    [InlineData(@"a\Rb", "a\r\nb", true)]
    [InlineData(@"\x{e9}", "é", true)]
    [InlineData("[]a]+", "]a", true)]
    public Task Regular_expressions_are_Java_s_and_match_whole_values(string expression, string body, bool matches) => AssertAsync(new { matches = expression }, body, matches);

    [Theory]
    [InlineData("[1, 2]", "[2, 1]", false, false, false)]
    [InlineData("[1, 2]", "[2, 1]", true, false, true)]
    [InlineData("[1, 2]", "[1, 2, 3]", false, true, true)]
    [InlineData("[1, 2]", "[1, 0, 2]", false, true, false)]
    [InlineData("""[{"a": 1}, {"b": 1}]""", """[{"a": 1, "b": 1}, {"a": 1}]""", true, true, true)]
    [InlineData("[1, 1]", "[1, 2]", true, true, false)]
    [InlineData("""{"a": 100}""", """{"a": 1e2}""", false, false, true)]
    [InlineData("""{"a": {}}""", """{"a": {"b": 1}}""", false, true, true)]
    [InlineData("""{"a": null}""", "{}", false, true, false)]
    [InlineData("""{"a": "${json-unit.any-string}"}""", """{"a": 5}""", false, false, false)]
    [InlineData("""{"a": "#{json-unit.any-number}"}""", """{"a": 5}""", false, false, true)]
    [InlineData("""{"a": "${json-unit.regex}[A-Z]"}""", """{"a": "AB"}""", false, false, false)]
    [InlineData("""{"a": "${json-unit.ignore}"}""", "{}", false, false, false)]
    [InlineData("""{"a": "${json-unit.ignore-element}"}""", "{}", false, false, true)]
    public Task JSON_is_compared_by_what_it_says(string expected, string body, bool ignoreArrayOrder, bool ignoreExtraElements, bool matches) =>
        AssertAsync(new { equalToJson = expected, ignoreArrayOrder, ignoreExtraElements }, body, matches);

    [Theory(Timeout = 60_000)]
    [InlineData("""{"matches": "(a+)+b?"}""", "{0}")]
    [InlineData("""{"matchesJsonPath": "$[?(@ =~ /(a+)+b?/)]"}""", "[\"{0}\"]")]
    [InlineData("""{"equalToJson": ["${json-unit.regex}(a+)+b?"]}""", "[\"{0}\"]")]
    public Task A_pattern_that_takes_too_long_does_not_match_and_holds_nobody(string pattern, string body) =>
        AssertAsync(JsonNode.Parse(pattern)!, string.Format(CultureInfo.InvariantCulture, body, new string('a', 5000) + "!"), matches: false);

    [Theory]
    [InlineData("""{"method": "ANY"}""", "/x")]
    [InlineData("""{"url": "/x"}""", "/x?")]
    [InlineData("""{"urlPath": "/x"}""", "/x?a=1")]
    [InlineData("""{"urlPattern": "/x\\?a=[0-9]"}""", "/x?a=1")]
    [InlineData("""{"urlPath": "/a%20b"}""", "/a%20b")]
    [InlineData("""{"queryParameters": {"a": {"equalTo": "b c"}}}""", "/x?a=1&a=b+c")]
    [InlineData("""{"queryParameters": {"a": {"hasExactly": [{"equalTo": "2"}, {"equalTo": "1"}]}}}""", "/x?a=1&a=2")]
    [InlineData("""{"queryParameters": {"a": {"includes": [{"equalTo": "2"}]}}}""", "/x?a=1&a=2")]
    [InlineData("""{"queryParameters": {"A": {"absent": true}}}""", "/x?a=1")]
    [InlineData("""{"urlPathTemplate": "/users/{id}/mail", "pathParameters": {"id": {"matches": "[0-9]+"}}}""", "/users/12/mail")]
    public async Task An_address_is_meant_as_it_was_sent(string request, string address)
    {
        await Stubbed.StubAsync(new { request = JsonNode.Parse(request), response = new { body = "matched" } });

        Assert.Equal("matched", (await Stubbed.SendAsync(address)).Body);
    }

    [Fact]
    public async Task A_body_that_is_too_large_to_be_read_matches_no_body_pattern()
    {
        await Stubbed.StubAsync(new { request = new { url = "/x", bodyPatterns = new[] { new { not = new { equalTo = "small" } } } }, response = new { body = "matched" } });

        Assert.Equal("matched", (await Stubbed.SendAsync("/x", "large")).Body);
        Assert.NotEqual("matched", (await Stubbed.SendAsync("/x", new string('x', (1024 * 1024) + 1))).Body);
    }

    private async Task AssertAsync(object pattern, string body, bool matches)
    {
        await Stubbed.StubAsync(new { request = new { url = "/x", bodyPatterns = new[] { pattern } }, response = new { body = "matched" } });

        Assert.Equal(matches, (await Stubbed.SendAsync("/x", body)).Body == "matched");
    }
}
