namespace XsollaLogin.ContractTests;

/// <summary>Asserts the answer to a request that violates the contract.</summary>
internal static class InvalidRequest
{
    /// <summary>
    /// Sends the request and asserts the status and code of the expected answer, the header X-Contract-Violation,
    /// the texts in the description, and that a browser may read the answer.
    /// </summary>
    public static async Task AssertAsync(ExampleFixture mock, HttpRequestMessage request, ContractAnswer expected, string[] inDescription)
    {
        using var http = mock.CreateClient();
        using (request)
        {
            BrowserOrigin.SetOn(request);
            request.Options.Set(ContractCheckingHandler.BreaksContract, true);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var error = (await JsonBody.OfAsync(response))!["error"]!;

            Assert.Equal(expected.Status, response.StatusCode);
            JsonBody.AssertEqual(expected.Body!["error"]!["code"], error["code"]);
            Assert.NotEmpty(string.Join("; ", response.Headers.GetValues("X-Contract-Violation")));
            BrowserOrigin.AssertReadable(response);
            Assert.All(inDescription, text => Assert.Contains(text, error["description"]!.GetValue<string>()));
        }
    }
}
