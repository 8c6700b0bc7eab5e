using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>A user as a tester sends it.</summary>
internal sealed record UserBody
{
    private static readonly Lazy<SchemaCheck> Schema = new(() => SchemaCheck.Of("UserChange"));

    public string? Id { get; set; }

    public string? Username { get; set; }

    public string? Email { get; set; }

    [JsonPropertyName(Members.PhoneNumber)]
    public string? PhoneNumber { get; set; }

    public string? Password { get; set; }

    public bool Confirmed { get; set; } = true;

    public bool Banned { get; set; }

    /// <summary>Additional fields by name.</summary>
    public Dictionary<string, string> Fields { get; set; } = [];

    /// <summary>Reads a new user.</summary>
    /// <exception cref="AdminException">The JSON is not a valid user.</exception>
    public static UserBody Read(JsonElement json)
    {
        Accept(Schema.Value.ProblemsOf(json, "the user"));
        var body = json.Deserialize(AdminJson.Readable.UserBody)!;
        Accept(ProblemsOf(body));
        return body;
    }

    /// <summary>Returns a user with a JSON merge patch (RFC 7396) applied: null removes a name, a field or the password.</summary>
    /// <exception cref="AdminException">The patch or the changed user is not valid.</exception>
    public static User Merge(User user, JsonElement change)
    {
        Accept(Schema.Value.ProblemsOf(change, "the user"));
        var before = JsonSerializer.SerializeToElement(Of(user), AdminJson.Readable.UserBody);
        var body = MergePatch.Apply(before, change).Deserialize(AdminJson.Readable.UserBody)!;
        Accept(ProblemsOf(body));
        if (body.Id != user.Id) throw AdminException.Invalid(["id cannot be changed; delete the user and add another"]);
        var changed = body.ApplyTo(user);
        return change.TryGetProperty("password", out _) ? changed.WithPassword(body.Password) : changed;
    }

    /// <summary>Returns the user with all members except the id and the password.</summary>
    public User ApplyTo(User user) => user with
    {
        Username = Username,
        Email = Email,
        PhoneNumber = PhoneNumber,
        Confirmed = Confirmed,
        Banned = Banned,
        Fields = Fields.Where(field => field.Value is not null).ToDictionary(),
    };

    private static UserBody Of(User user) => new()
    {
        Id = user.Id,
        Username = user.Username,
        Email = user.Email,
        PhoneNumber = user.PhoneNumber,
        Confirmed = user.Confirmed,
        Banned = user.Banned,
        Fields = new(user.Fields),
    };

    private static IEnumerable<string> ProblemsOf(UserBody body)
    {
        if (body.Id?.Any(char.IsControl) == true) yield return "id must not contain control characters";
        if (PathSegment.ProblemOf(body.Id) is { } unnameable) yield return $"id {unnameable}";
        if (body is { Username: null, Email: null, PhoneNumber: null }) yield return "the user needs a username, an email or a phone_number";
    }

    private static void Accept(IEnumerable<string> problems)
    {
        if (problems.ToList() is [_, ..] found) throw AdminException.Invalid(found);
    }
}

/// <summary>A user as the admin API shows it, without the password.</summary>
internal sealed record UserReport(
    string Id,
    string? Username,
    string? Email,
    [property: JsonPropertyName(Members.PhoneNumber)] string? PhoneNumber,
    bool HasPassword,
    bool Confirmed,
    bool Banned,
    IReadOnlyDictionary<string, string> Fields)
{
    public static UserReport Of(User user) => new(
        user.Id, user.Username, user.Email, user.PhoneNumber, user.PasswordHash is not null, user.Confirmed, user.Banned, user.Fields);
}
