namespace XsollaLogin.ContractTests;

/// <summary>Sends a valid request with a preference and compares status, headers and body of the answer.</summary>
internal static class Replay
{
    public static async Task AssertAsync(ExampleFixture mock, ContractAnswer expected, string? prefer)
    {
        using var http = mock.CreateClient();
        using var request = new ExampleRequest(ContractDocument.Current.Operation(expected.Response.OperationOrFallback)).ToMessage();
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected.Status, response.StatusCode);
        JsonBody.AssertEqual(expected.Body, await JsonBody.OfAsync(response));
        Assert.All(expected.Headers, header => Assert.Equal([header.Value], response.Headers.NonValidated[header.Key]));
    }
}
