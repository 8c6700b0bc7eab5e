using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using Route = XsollaLogin.Mock.Contract.Route;

namespace XsollaLogin.Mock.Export;

/// <summary>Every documented answer as a stub: by the header Prefer, and without it the first success.</summary>
internal static class WireMockStubs
{
    // All below WireMock's default of 5: a stub that somebody adds wins.
    private const int Preferred = 6;
    private const int UnknownPreference = 7;
    private const int Default = 8;
    private const int UnknownMethod = 9;
    private const int UnknownPath = 10;

    public static IEnumerable<WireMockStub> All { get; } =
    [
        .. LoginContract.Operations.SelectMany(Of),
        .. LoginContract.Operations.GroupBy(operation => operation.Path).Select(path => NoMethod(new Route(path.Key, [.. path]))),
        new("unknown path", UnknownPath, null, StubPath.Below(LoginContract.BasePath), null, LoginContract.UnknownPath),
    ];

    private static IEnumerable<WireMockStub> Of(Operation operation)
    {
        WireMockStub Stub(string name, int priority, string? prefer, Answer answer) => new($"{operation.Id} {name}", priority, operation.Method, StubPath.Of(operation.Path), prefer, answer);

        return
        [
            .. operation.Answers.Select(answer => Stub($"example={answer.Name}", Preferred, PreferPattern.Example(answer.Name, answer.Status), Applied(answer, $"example={answer.Name}"))),
            .. operation.Answers.DistinctBy(answer => answer.Status).Select(first => Stub($"code={first.Status}", Preferred, PreferPattern.Code(first.Status), Applied(first, $"code={first.Status}"))),
            Stub("unknown preference", UnknownPreference, PreferPattern.Any, operation.Refusal.Answer),
            Stub(operation.Replay.Name, Default, null, operation.Replay),
        ];
    }

    private static WireMockStub NoMethod(Route route) =>
        new($"{route.Path} unknown method", UnknownMethod, null, StubPath.Of(route.Path), null, LoginContract.UnknownMethod with { Headers = [.. LoginContract.UnknownMethod.Headers, new(HeaderNames.Allow, route.Allow)] });

    private static Answer Applied(Answer answer, string preference) => answer with { Headers = [.. answer.Headers, new(MockHeaders.PreferenceApplied, preference)] };
}
