using Microsoft.Net.Http.Headers;
using Newtonsoft.Json;
using WireMock.Admin.Mappings;
using WireMock.Server;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>
/// The answers of the contract as static mappings of WireMock.Net. As in the mock, the header <c>Prefer</c> chooses one; without it, the first success answers.
/// </summary>
internal sealed class DocumentedMappings
{
    // Above WireMock.Net's default of 0, so that a tester's stub wins.
    private const int Preferred = 1;
    private const int UnknownPreference = 2;
    private const int First = 3;

    private static readonly JsonSerializerSettings Settings = new() { Formatting = Formatting.Indented, NullValueHandling = NullValueHandling.Ignore };

    private readonly Dictionary<Guid, (MappingModel Mapping, Answer Answer)> _mappings = [];

    public DocumentedMappings()
    {
        foreach (var operation in LoginContract.Operations) Add(operation);
    }

    /// <summary>Returns the answer of a mapping; null if the mapping is not one of these.</summary>
    public Answer? Find(Guid id) => _mappings.TryGetValue(id, out var mapping) ? mapping.Answer : null;

    /// <summary>Adds the mappings that are missing.</summary>
    public void Restore(WireMockServer server)
    {
        var known = server.Mappings.Select(mapping => mapping.Guid).ToHashSet();
        server.WithMapping([.. _mappings.Where(mapping => !known.Contains(mapping.Key)).Select(mapping => mapping.Value.Mapping)]);
    }

    /// <summary>Writes a file for each operation to the folder below <paramref name="root"/> from which WireMock.Net reads mappings.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public void Write(string root)
    {
        var folder = Directory.CreateDirectory(new MappingFolder(root).GetMappingFolder()).FullName;
        foreach (var operation in _mappings.Values.GroupBy(mapping => mapping.Mapping.Title!.Split(' ')[0], mapping => mapping.Mapping))
        {
            TextFile.Write(Path.Combine(folder, $"{operation.Key}.json"), JsonConvert.SerializeObject(operation, Settings).ReplaceLineEndings("\n") + "\n");
        }
    }

    private void Add(Operation operation)
    {
        foreach (var answer in operation.Answers)
            Add(operation, $"example={answer.Name}", Preferred, PreferPattern.Example(answer.Name, answer.Status), answer, applied: true);
        foreach (var answer in operation.Answers.DistinctBy(answer => answer.Status))
            Add(operation, $"code={answer.Status}", Preferred, PreferPattern.Code(answer.Status), answer, applied: true);
        Add(operation, "unknown preference", UnknownPreference, PreferPattern.Any, operation.ErrorTemplate.Answer);
        Add(operation, operation.Replay.Name, First, null, operation.Replay);
    }

    private void Add(Operation operation, string name, int priority, string? prefer, Answer answer, bool applied = false)
    {
        var title = $"{operation.Id} {name}";
        var headers = answer.Headers.ToDictionary(header => header.Key, object (header) => header.Value.ToString());
        if (answer.ContentType is not null) headers[HeaderNames.ContentType] = answer.ContentType;
        if (applied) headers[MockHeaders.PreferenceApplied] = name;
        var mapping = new MappingModel
        {
            Guid = MappingId.Of(title),
            Title = title,
            Priority = priority,
            Request = new RequestModel
            {
                Path = operation.InPath is [] ? operation.Path : new PathModel { Matchers = [Regex(PathPattern.Of(operation.Path))] },
                Methods = [operation.Method],
                Headers = prefer is null ? null : [new HeaderModel { Name = MockHeaders.Prefer, Matchers = [Regex(prefer)] }],
            },
            Response = new ResponseModel
            {
                StatusCode = answer.Status,
                Headers = headers,
                Body = answer.ContentType is null ? null : System.Text.Encoding.UTF8.GetString(answer.Body),
            },
        };
        _mappings.Add(mapping.Guid.Value, (mapping, answer));
    }

    private static MatcherModel Regex(string pattern) => new() { Name = "RegexMatcher", Pattern = pattern };
}
