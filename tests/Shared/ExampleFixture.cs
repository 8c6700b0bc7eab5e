using Xunit;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests;

/// <summary>
/// A mock for a test assembly that answers with the examples of the contract: a request without the header Prefer gets the first one.
/// [assembly: AssemblyFixture(typeof(ExampleFixture))].
/// </summary>
public sealed class ExampleFixture : IAsyncLifetime
{
    private MockLoginServer? _mock;

    public Uri BaseAddress => _mock!.BaseAddress;

    public async ValueTask InitializeAsync() => _mock = await MockLoginServer.StartAsync();

    public ValueTask DisposeAsync() => _mock?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Creates a client that validates every request and answer against the contract and does not follow redirects.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = BaseAddress };

    public HttpMessageHandler CreateHandler() =>
        new FirstAnswer(BaseAddress)
        {
            InnerHandler = new ContractCheckingHandler(BaseAddress, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }),
        };

    private sealed class FirstAnswer(Uri address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = '/' + address.MakeRelativeUri(request.RequestUri!).OriginalString.Split('?')[0];
            var operation = ContractDocument.Current.Operations.FirstOrDefault(operation => operation.Method == request.Method && operation.Covers(path));
            if (operation is not null && !request.Headers.Contains("Prefer")) request.Headers.Add("Prefer", $"example={operation.Answers.First().Name}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
