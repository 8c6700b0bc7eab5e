using System.Globalization;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads an operation of a path.</summary>
internal sealed partial class OperationReader(Node root, string basePath)
{
    private readonly SchemaReader _schemas = new();
    private readonly string? _generalViolation = root.Require("x-violation")?.Text;

    public DeclaredOperation? Read(Node path, Node node)
    {
        node.AllowOnly(
            "an operation",
            "operationId", "tags", "summary", "description", "parameters", "requestBody", "responses", "security", "deprecated", "externalDocs");
        if (node.Require("operationId") is not { } id) return null;
        if (!Identifier().IsMatch(id.Text ?? ""))
            id.Report($"the operationId '{id.Text}' must consist of letters and digits and start with a lower-case letter");

        var parameters = new ParameterReader(_schemas).Read(path, node);
        var body = node["requestBody"] is { } requestBody ? Body(requestBody) : null;
        var security = Security(node["security"] ?? root["security"]);
        var responses = (node["responses"]?.Entries ?? []).Select(Response).OfType<DeclaredResponse>().ToList();
        var answers = Answers(node);
        var named = parameters.SelectMany(p => p.Field.Schema.Violations).Concat(body?.Schema.Violations ?? []).Append(security?.ViolationExample);
        CheckViolations(node, named, answers);

        return Replay(node, answers) is { } replay && ErrorTemplate(node, answers) is { } template
            ? new DeclaredOperation(
                id.Text!, node.Key.ToUpperInvariant(), basePath + path.Key, parameters, body, security, responses, answers, replay, template)
            : null;
    }

    private Body? Body(Node node)
    {
        node.AllowOnly("a request body", "required", "description", "content");
        if (node.Require("content") is not { } content) return null;
        if (content.Entries.ToList() is not [{ Key: Model.Body.Json or Model.Body.Form } media])
        {
            content.Report($"a request body needs exactly one content type: {Model.Body.Json} or {Model.Body.Form}");
            return null;
        }

        media.AllowOnly("the content of a request", "schema", "example", "examples");
        if (media.Require("schema") is not { } schema) return null;
        var body = new Body(media.Key, node.Flag("required"), _schemas.Read(schema));
        if (body.IsForm && !IsFormLike(body.Schema))
            schema.Report("a form must be an open object (additionalProperties: true) of strings, integers and booleans, without minProperties");
        return body;
    }

    /// <summary>Reads the rules for the answers with one status; <see cref="AnswerReader"/> reports the problems of the response itself.</summary>
    private DeclaredResponse? Response(Node node)
    {
        if (!int.TryParse(node.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var status)) return null;
        var required = (node["headers"]?.Entries ?? []).Where(header => header.Flag("required")).Select(header => header.Key).ToList();
        var media = node["content"]?.Entries.FirstOrDefault();
        return new DeclaredResponse(status, media?.Key, media?.Require("schema") is { } schema ? _schemas.Read(schema) : null, required);
    }

    private static bool IsFormLike(DeclaredSchema schema) =>
        schema is { Type: "object", AdditionalProperties: true } && !schema.Limits.Any(limit => limit.Keyword == "minProperties") && schema.Properties
            .All(p => ParameterReader.IsText(p.Schema));

    private DeclaredSecurity? Security(Node? node)
    {
        var requirements = node?.Items.ToList() ?? [];
        if (requirements is []) return null;
        if (requirements is [var only] && only.Entries.ToList() is [var named])
        {
            var scheme = root["components"]?["securitySchemes"]?[named.Key];
            if (scheme?.TextOf("type") == "http" && scheme.TextOf("scheme") == "bearer") return new DeclaredSecurity(scheme.TextOf("x-violation"));
            // The flow answers a request without a session.
            if (scheme?.TextOf("type") == "apiKey" && scheme.TextOf("in") == "cookie") return null;
        }

        node!.Report("security must name exactly one scheme, a bearer token (type: http, scheme: bearer) or a cookie (type: apiKey, in: cookie)");
        return null;
    }

    private static List<DeclaredAnswer> Answers(Node node)
    {
        var answers = (node.Require("responses")?.Entries ?? []).SelectMany(response => AnswerReader.Read(response)).ToList();
        foreach (var twice in answers.GroupBy(answer => answer.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            node.Report($"two examples have the name {twice.Key}; names must be unique in an operation, ignoring case");
        }

        return answers;
    }

    private static void CheckViolations(Node node, IEnumerable<string?> named, List<DeclaredAnswer> answers)
    {
        foreach (var name in named.OfType<string>().Except(answers.Select(a => a.Name)))
        {
            node.Report($"'x-violation: {name}' applies here, but no response has an example with this name; add it");
        }
    }

    private static DeclaredAnswer? Replay(Node node, List<DeclaredAnswer> answers)
    {
        var replay = answers.Find(a => a.Status is >= 200 and < 300) ?? answers.Find(a => a.Status is >= 300 and < 400);
        if (replay is null) node.Report("no response with a status of 2xx or 3xx has an example, so the mock has nothing to replay");
        return replay;
    }

    private DeclaredErrorTemplate? ErrorTemplate(Node node, List<DeclaredAnswer> answers)
    {
        var answer = answers.Find(a => a.Name == _generalViolation);
        if (answer?.Content?.Value is { } value && value["error"]?["description"] is not null)
        {
            var (before, after) = Json.Around(value, "error", "description");
            return new DeclaredErrorTemplate(answer, before, after);
        }

        node.Report(
            $"add an example '{_generalViolation}' with an error.description to a response: the mock needs it to answer requests that break the contract");
        return null;
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Identifier();
}
