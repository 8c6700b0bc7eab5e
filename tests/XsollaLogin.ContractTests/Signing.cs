namespace XsollaLogin.ContractTests;

/// <summary>Calls whose answers and messages have the address of the mock.</summary>
internal static class Signing
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static StringContent Person => Json("""{"username": "John", "email": "john@example.com", "password": "password123"}""");

    /// <summary>Signs up, and returns the cookie and the link of the message.</summary>
    public static async Task<(string Cookie, string Link)> SignUpAsync(HttpClient http)
    {
        using var signedUp = await http.PostAsync("user?projectId=game", Person, Stop);
        using var asked = await http.PostAsync(
            "login/email/request?projectId=game",
            Json("""{"email": "john@example.com", "send_link": true, "link_url": "https://game.example.com"}"""), Stop);
        var inbox = JsonNode.Parse(await http.GetStringAsync("/__admin/inbox?projectId=game&kind=login-code", Stop))!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (signedUp.StatusCode, asked.StatusCode));
        return (Assert.Single(signedUp.Headers.GetValues("Set-Cookie")), $"{inbox["messages"]![0]!["link"]}");
    }

    private static StringContent Json(string text) => new(text, null, "application/json");
}
