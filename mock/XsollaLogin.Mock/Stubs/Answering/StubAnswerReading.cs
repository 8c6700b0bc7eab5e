using System.Text.Json;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>Reads the answer of a stub: its own, or an example of the contract.</summary>
internal static class StubAnswerReading
{
    public const string Example = "x-example";

    private const int LeastStatus = 200;
    private const int MostStatus = 999;

    /// <summary>What an example says.</summary>
    private static readonly string[] s_replaced = ["status", "statusMessage", .. StubBodies.Forms];

    private static readonly Dictionary<string, Fault> s_faults = new()
    {
        ["EMPTY_RESPONSE"] = Fault.EmptyResponse,
        ["MALFORMED_RESPONSE_CHUNK"] = Fault.MalformedResponseChunk,
        ["RANDOM_DATA_THEN_CLOSE"] = Fault.RandomDataThenClose,
        ["CONNECTION_RESET_BY_PEER"] = Fault.ConnectionResetByPeer,
    };

    /// <param name="id">Of the stub, as the answer tells it.</param>
    public static StubAnswer? Read(JsonElement json, string path, List<string> problems, StubFolder files, Guid id, string? name)
    {
        if (Members.Of(json, path, problems) is not { } members) return null;
        var delays = Delays.Read(members, "fixedDelayMilliseconds");
        var fault = ReadFault(members);
        var told = Told(id, name);
        var headers = StubHeaders.Read(members);
        StubAnswer answer;
        if (members.Any(Example) is not null)
        {
            foreach (var replaced in s_replaced.Where(member => members.Any(member) is not null)) members.Problem(replaced, $"must not stand beside {Example}, which says it");
            var example = ReadExample(members) ?? LoginContract.UnknownPath;
            answer = new(example with { Headers = [.. example.Headers, .. headers, .. told] }, null, null, delays, fault);
        }
        else
        {
            var status = members.Whole("status", LeastStatus, MostStatus) ?? StatusCodes.Status200OK;
            var reason = members.Text("statusMessage");
            if (reason?.All(StubHeaders.IsPrintable) == false) members.Problem("statusMessage", "must be of printable ASCII characters");
            var (body, file) = StubBodies.Read(members, files);
            if (status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
            {
                if (body is { Length: > 0 } || file is not null) members.Problem("status", $"{status} has no body: take the body out, or choose another status");
                (body, file) = (null, null);
            }

            var contentType = Array.FindLast(headers, header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value.ToString();
            // Without a type there is a body all the same.
            answer = new(new Answer("", status, body is null && file is null ? null : contentType, body ?? [], [.. headers, .. told]), reason, file, delays, fault);
        }

        members.RefuseOthers();
        return answer;
    }

    private static KeyValuePair<string, StringValues>[] Told(Guid id, string? name)
    {
        KeyValuePair<string, StringValues> told = new(MockHeaders.MatchedStubId, id.ToString());
        return name is null ? [told] : [told, new(MockHeaders.MatchedStubName, StubHeaders.Printable(name))];
    }

    private static Answer? ReadExample(Members members)
    {
        if (members.Text(Example) is not { } text) return null;
        var parts = text.Split('/', 2);
        if (Array.Find(LoginContract.Operations, candidate => candidate.Id == parts[0]) is not { } operation)
        {
            members.Problem(Example, $"must be operation/example; there is no operation \"{parts[0]}\"; there are {string.Join(", ", LoginContract.Operations.Select(known => known.Id))}");
            return null;
        }

        if (parts.Length == 2 && operation.Find(parts[1]) is { } example) return example;
        members.Problem(Example, $"must be operation/example; {operation.Id} has {string.Join(", ", operation.Answers.Select(known => known.Name))}");
        return null;
    }

    private static Fault ReadFault(Members members)
    {
        if (members.Text("fault") is not { } name) return Fault.None;
        if (s_faults.TryGetValue(name, out var fault)) return fault;
        members.Problem("fault", $"must be one of {string.Join(", ", s_faults.Keys)}");
        return Fault.None;
    }
}
