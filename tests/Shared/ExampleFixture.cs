using Xunit;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests;

/// <summary>
/// One mock for a whole test assembly, asked for the examples of the contract: a request that prefers no answer gets the first one.
/// [assembly: AssemblyFixture(typeof(ExampleFixture))].
/// </summary>
public sealed class ExampleFixture : IAsyncLifetime
{
    private MockLoginServer? _mock;

    public Uri BaseAddress => _mock!.BaseAddress;

    public async ValueTask InitializeAsync() => _mock = await MockLoginServer.StartAsync();

    public ValueTask DisposeAsync() => _mock?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A client whose every exchange is checked against the contract. It follows no redirect: a 302 is an answer.</summary>
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
