using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace XsollaLogin.IntegrationTests;

/// <summary>Runs the test in the JWT and in the OAuth 2.0 form.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothProtocolsAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(Protocol.Jwt), new TheoryDataRow(Protocol.OAuth2)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
