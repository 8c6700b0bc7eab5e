using WireMock;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.Server;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>The mappings of WireMock.Net's own admin API, which match only the requests of <see cref="AdmitAsync"/>.</summary>
/// <remarks>WireMock.Net finds them by more spellings of a path than the mock takes for an admin request.</remarks>
internal sealed class AdminMappings
{
    private static readonly AsyncLocal<bool> s_admitted = new();

    private readonly HashSet<Guid> _ids;

    /// <param name="server">A server that has no other mappings yet.</param>
    public AdminMappings(WireMockServer server)
    {
        _ids = [.. server.Mappings.Select(mapping => mapping.Guid)];
        foreach (var mapping in server.Mappings)
        {
            // WireMock.Net registers no other matcher than its own Request.
            server.Given(Request.Create().Add(new Gate(mapping.RequestMatcher))).WithGuid(mapping.Guid).AtPriority(mapping.Priority)
                .RespondWith(mapping.Provider);
        }
    }

    /// <summary>Runs a pass in which WireMock.Net's admin API may answer.</summary>
    public static async Task AdmitAsync(Func<Task> pass)
    {
        s_admitted.Value = true;
        await pass();
    }

    public bool Contains(Guid mapping) => _ids.Contains(mapping);

    private sealed class Gate(IRequestMatcher matcher) : IRequestMatcher
    {
        public RequestMatcherType Type => matcher.Type;

        public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) => s_admitted.Value
            ? matcher.GetMatchingScore(requestMessage, requestMatchResult)
            // Added to the result, because WireMock.Net takes a result without scores for a match.
            : requestMatchResult.AddScore(typeof(Gate), 0, null);
    }
}
