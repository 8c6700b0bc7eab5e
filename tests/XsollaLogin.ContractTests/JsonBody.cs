namespace XsollaLogin.ContractTests;

internal static class JsonBody
{
    /// <summary>Returns the body as JSON, or null if it is empty.</summary>
    public static async Task<JsonNode?> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public static void AssertEqual(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {Text(expected)}{Environment.NewLine}but got  {Text(actual)}");

    private static string Text(JsonNode? body) => body?.ToJsonString() ?? "no body";
}
