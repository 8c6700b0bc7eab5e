namespace XsollaLogin.WireMockTests.Generators;

/// <summary>All that is compared by generated cases.</summary>
internal static class Features
{
    private static readonly string[] UrlFields = ["url", "urlPattern", "urlPath", "urlPathPattern", "urlPathTemplate"];

    public static IReadOnlyList<Feature> All { get; } =
    [
        new MethodFeature(),
        .. UrlFields.Select(field => new UrlFeature(field)),
        .. TextOperators.Names.Select(name => new QueryFeature(name)),
        new QueryListFeature("hasExactly"),
        new QueryListFeature("includes"),
        .. TextOperators.Names.Select(name => new HeaderFeature(name)),
        .. TextOperators.Names.Select(name => new CookieFeature(name)),
        .. TextOperators.Names.Select(name => new BodyFeature(name)),
        .. TextOperators.Names.Select(name => new FormFeature(name)),
        new EqualToJsonFeature(null, null),
        new EqualToJsonFeature(true, null),
        new EqualToJsonFeature(null, true),
        new EqualToJsonFeature(true, true),
        new EqualToJsonFeature(false, false),
        new JsonPathFeature("members", JsonPathExpressions.Members),
        new JsonPathFeature("arrays", JsonPathExpressions.Arrays),
        new JsonPathFeature("wildcards", JsonPathExpressions.Wildcards),
        new JsonPathFeature("filters", JsonPathExpressions.Filters),
        new JsonPathFeature("filters combined", JsonPathExpressions.Combined),
        new JsonPathFeature("operators", JsonPathExpressions.Operators),
        new JsonPathFeature("functions", JsonPathExpressions.Functions),
        .. TextOperators.Names.Append("equalToJson").Select(name => new JsonPathValueFeature(name)),
        new BodyLogicFeature(),
        new MixedFeature(),
        new PriorityFeature(),
        new ScenarioFeature(),
        new AnswerFeature("status", Answers.Status),
        new AnswerFeature("headers", Answers.Headers),
        new AnswerFeature("body", Answers.Body),
        new AnswerFeature("jsonBody", Answers.JsonBody),
        new AnswerFeature("base64Body", Answers.Base64Body),
        new AnswerFeature("bodyFileName", Answers.File),
        new AnswerFeature("fixedDelayMilliseconds", Answers.FixedDelay),
        new AnswerFeature("delayDistribution", Answers.RandomDelay),
        new AnswerFeature("fault", Answers.Fault),
    ];
}
