namespace XsollaLogin.IntegrationTests.Faults;

/// <summary>Sends raw HTTP requests to a project, without checking the answers against the contract.</summary>
internal static class RawCalls
{
    public const string Origin = "https://game.example.com";

    /// <summary>Creates the operation's example request for the project.</summary>
    /// <param name="members">Members that replace those of the example's body.</param>
    public static ExampleRequest Request(this TestProject project, string operation, params (string Name, string Value)[] members)
    {
        var request = new ExampleRequest(ContractDocument.Current.Operation(operation));
        foreach (var parameter in request.Operation.Parameters)
        {
            if (parameter.Name == "projectId") request.Parameters[parameter] = project.ProjectId;
            if (parameter.Name is "login_url" or "redirect_uri") request.Parameters[parameter] = Ending.CallbackUrl;
        }

        foreach (var (name, value) in members) request.Body![name] = value;
        return request;
    }

    /// <summary>Sends the request on a new connection, because HttpClient may retry on a used one.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this TestMock mock, ExampleRequest request, CancellationToken? cancellationToken = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = mock.BaseAddress };
        using var message = request.ToMessage();
        message.Headers.Add("Origin", Origin);
        return await http.SendAsync(message, cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
