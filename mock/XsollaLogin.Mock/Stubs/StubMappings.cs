#pragma warning disable CA1822, IDE0060
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Stubs;

/// <summary>Answers that testers put in place of the mock's own, in WireMock's format.</summary>
internal sealed class StubMappings
{
    /// <summary>Whether there is nothing to match: then a request costs nothing here.</summary>
    public bool IsEmpty => true;

    /// <summary>The answer of the stub that matches; null where none does.</summary>
    public Answer? Find(Exchange exchange) => null;
}
