namespace XsollaLogin.ContractTests;

/// <summary>What a request that breaks the contract is answered with.</summary>
internal static class InvalidRequest
{
    /// <summary>
    /// Sends a broken request and checks the answer: status and code of the expected one, the header that marks a breach,
    /// each text in the description, and that a browser may read it.
    /// </summary>
    public static async Task AssertAsync(ExampleFixture mock, HttpRequestMessage request, ContractAnswer expected, string[] said)
    {
        using var http = mock.CreateClient();
        using (request)
        {
            BrowserOrigin.SetOn(request);
            request.Options.Set(ContractCheckingHandler.BreaksContract, true);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var error = (await JsonBody.OfAsync(response))!["error"]!;

            Assert.Equal(expected.Status, response.StatusCode);
            JsonBody.AssertEqual(expected.Value!["error"]!["code"], error["code"]);
            Assert.NotEmpty(string.Join("; ", response.Headers.GetValues("X-Contract-Violation")));
            BrowserOrigin.AssertReadable(response);
            Assert.All(said, text => Assert.Contains(text, error["description"]!.GetValue<string>()));
        }
    }
}
