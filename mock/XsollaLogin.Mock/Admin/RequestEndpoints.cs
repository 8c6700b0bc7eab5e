using System.Text;
using JsonConverter.Abstractions;
using JsonConverter.Newtonsoft.Json;
using Newtonsoft.Json;
using WireMock.Admin.Mappings;
using WireMock.Admin.Requests;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.Types;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of the request log: the requests of all projects and both lanes in WireMock.Net's form, with masked secrets.</summary>
internal sealed class RequestEndpoints(Journals journals, WireMockHost host, ExpressLane lane, TimeProvider time)
{
    public static readonly string[] Query = ["mappingGuid"];

    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(10);

    private static readonly NewtonsoftJsonConverter Converter = new();
    private static readonly JsonConverterOptions Options = new() { WriteIndented = true, IgnoreNullValues = true };

    public Answer List() => List(journals.Entries);

    public Answer ListUnmatched() => List(journals.Entries.Where(entry => entry.Cause == Cause.Unknown));

    public Answer ListOfMapping(AdminRequest request) => List(journals.Entries.Where(IsOf(request.Query("mappingGuid"))));

    public async ValueTask<Answer> FindAsync(AdminRequest request) => List(await MatchingAsync(request));

    public async ValueTask<Answer> CountAsync(AdminRequest request) => Json(new RequestCountModel { Count = (await MatchingAsync(request)).Count });

    public Answer Get(AdminRequest request) => Json(ModelOf(Find(request)));

    public Answer Remove(AdminRequest request)
    {
        var entry = Find(request);
        entry.Journal!.Remove(entry);
        return Json(new StatusModel { Status = "Request removed" });
    }

    public Answer Clear()
    {
        journals.Clear();
        return Json(new StatusModel { Status = "Requests deleted" });
    }

    private static Func<JournalEntry, bool> IsOf(string? mapping) =>
        Guid.TryParse(mapping, out var id) ? entry => MappingOf(entry).Id == id : throw AdminException.Invalid(["mappingGuid must be the id of a mapping"]);

    private async ValueTask<IReadOnlyList<JournalEntry>> MatchingAsync(AdminRequest request)
    {
        using var body = await request.ReadBodyAsync(AdminRequest.LargestMapping);
        try
        {
            var wanted = JsonConvert.DeserializeObject<RequestModel>(Encoding.UTF8.GetString(JsonSyntax.WithoutMark(body.Bytes).Span))
                ?? throw AdminException.Invalid(["the body must be the Request of a mapping"]);
            var (matcher, started) = (MatcherOf(wanted), time.GetTimestamp());
            return [.. journals.Entries.Where(entry => Matches(entry, matcher, started, request.Aborted))];
        }
        catch (Exception e) when (e is not (AdminException or OperationCanceledException))
        {
            throw AdminException.Invalid([$"the body is not the Request of a mapping: {e.Message}"]);
        }
    }

    /// <summary>Matches one request; checks the time of the whole search, because one regular expression can take 10 seconds for each request.</summary>
    private bool Matches(JournalEntry entry, IRequestMatcher matcher, long started, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (time.GetElapsedTime(started) > LongestSearch)
            throw AdminException.Invalid([$"the search took longer than {LongestSearch.TotalSeconds} seconds; use a simpler pattern or search fewer requests"]);
        return matcher.GetMatchingScore(WireMockRequests.Of(entry, showSecrets: true), new RequestMatchResult()) > MatchScores.AlmostPerfect;
    }

    private Answer List(IEnumerable<JournalEntry> entries)
    {
        var listed = entries.ToList();
        if (listed.Sum(entry => entry.Size) > MostBytes)
        {
            throw AdminException.Invalid(
                [$"{listed.Count} requests are larger than {MostBytes} bytes together; search for fewer, or read the journal of one project"]);
        }

        return Json(listed.Select(ModelOf).ToList());
    }

    private JournalEntry Find(AdminRequest request)
    {
        var id = request.Values["requestId"];
        var found = Guid.TryParse(id, out var guid) && journals.TryRead(guid, out var order)
            ? journals.Entries.FirstOrDefault(entry => entry.Order == order)
            : null;
        return found ?? throw AdminException.NotFound($"there is no request \"{id}\"; GET /__admin/requests lists them");
    }

    private LogEntryModel ModelOf(JournalEntry entry)
    {
        var (mapping, title) = MappingOf(entry);
        return new LogEntryModel
        {
            Guid = journals.IdOf(entry),
            Request = WireMockRequests.ModelOf(entry, journals.ShowSecrets),
            Response = entry.Answer is { } answer ? ResponseOf(entry, answer) : null,
            MappingGuid = mapping,
            MappingTitle = title,
            RequestMatchResult = mapping is null
                ? null
                : new LogRequestMatchModel { IsPerfectMatch = true, TotalScore = 1, TotalNumber = 1, AverageTotalScore = 1 },
        };
    }

    private string Shown(string name, string value) => journals.ShowSecrets ? value : HeaderMask.Of(name, value);

    private LogResponseModel ResponseOf(JournalEntry entry, AnswerGiven answer)
    {
        var body = WireMockRequests.BodyOf(ShownBody.OfAnswer(entry, journals.ShowSecrets));
        return new LogResponseModel
        {
            StatusCode = answer.Status,
            DateTime = (entry.Logged + entry.Duration).UtcDateTime,
            Headers = entry.AnswerHead.Headers
                .ToDictionary(header => header.Key, header => new WireMockList<string>(header.Value.Select(value => Shown(header.Key, value ?? "")))),
            Body = body?.BodyAsString,
            BodyAsJson = body?.BodyAsJson,
            BodyAsBytes = body?.BodyAsBytes,
            DetectedBodyType = body?.DetectedBodyType?.ToString(),
            FaultType = entry.Fault == Fault.None ? null : $"{entry.Fault}",
        };
    }

    /// <summary>Returns the stub that answered or else the mapping of the operation, also if the express lane answered.</summary>
    private static (Guid? Id, string? Title) MappingOf(JournalEntry entry) => entry switch
    {
        { Stub: { } stub } => (stub.Id, stub.Title),
        { Operation: { } operation } when entry.Cause != Cause.Preflight => (MappingId.Of(operation.Id), operation.Id),
        _ => (null, null),
    };

    /// <summary>Creates a matcher with a temporary, disabled mapping, because WireMock.Net creates matchers only for mappings.</summary>
    private IRequestMatcher MatcherOf(RequestModel request)
    {
        var id = Guid.NewGuid();
        using (lane.Suspend(host))
        {
            host.Server.WithMapping(new MappingModel { Guid = id, IsDisabled = true, Request = request, Response = new ResponseModel() });
            var matcher = host.Server.Mappings.Single(mapping => mapping.Guid == id).RequestMatcher;
            host.Server.DeleteMapping(id);
            return matcher;
        }
    }

    private static Answer Json(object value) => AdminAnswers.Json(Encoding.UTF8.GetBytes(Converter.Serialize(value, Options)));
}
