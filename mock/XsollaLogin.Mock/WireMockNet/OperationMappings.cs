using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Engine;
using Response = WireMock.ResponseBuilders.Response;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>The mappings of the contract's operations in WireMock.Net. A tester's stub wins over them, and they cannot be removed or disabled.</summary>
internal sealed class OperationMappings
{
    private const int Lowest = int.MaxValue;

    private readonly Dictionary<Guid, (Operation Operation, IResponseBuilder Response)> _own;

    public OperationMappings(LoginApi api) => _own = LoginContract.Operations.ToDictionary(
        operation => MappingId.Of(operation.Id),
        operation => (operation, Response.Create().WithCallback(_ => AnswerAsync(api))));

    /// <summary>Adds missing mappings and enables disabled ones.</summary>
    public void Restore(WireMockServer server)
    {
        var known = server.Mappings.ToDictionary(mapping => mapping.Guid);
        foreach (var (id, (operation, response)) in _own)
        {
            if (known.TryGetValue(id, out var mapping)) mapping.IsDisabled &= !IsOwn(mapping);
            else Add(server, id, operation, response);
        }
    }

    /// <summary>Whether a mapping with this id and priority is one of the mock's own.</summary>
    public static bool IsOwn(Guid id, int? priority) =>
        priority == Lowest && LoginContract.Operations.Any(operation => MappingId.Of(operation.Id) == id);

    /// <summary>Whether there are mappings of a tester.</summary>
    public bool AreOthersIn(WireMockServer server) => server.Mappings.Any(mapping => !mapping.IsAdminInterface && !IsOwn(mapping));

    /// <summary>Whether the mapping is one of the mock's own; a tester's mapping may have the same id, but not the same response.</summary>
    private bool IsOwn(IMapping mapping) => _own.TryGetValue(mapping.Guid, out var own) && ReferenceEquals(mapping.Provider, own.Response);

    private static void Add(WireMockServer server, Guid id, Operation operation, IResponseBuilder response)
    {
        var request = operation.InPath is []
            ? Request.Create().WithPath(new ExactMatcher(operation.Path))
            : Request.Create().WithPath(new RegexMatcher(PathPattern.Of(operation.Path)));
        server.Given(request.UsingMethod(operation.Method)).WithGuid(id).WithTitle(operation.Id).AtPriority(Lowest).RespondWith(response);
    }

    private static async Task<IResponseMessage> AnswerAsync(LoginApi api) =>
        Passage.Current is { } passage ? await passage.AnswerAsync(api) : new ResponseMessage { StatusCode = StatusCodes.Status404NotFound };
}
