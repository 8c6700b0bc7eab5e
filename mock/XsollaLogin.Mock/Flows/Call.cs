using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>A valid request, for the flow that answers it.</summary>
internal sealed class Call(Exchange exchange, Operation operation, Project project)
{
    public Project Project => project;

    public Operation Operation => operation;

    public bool IsOAuth2 { get; } = operation.Id.Contains("OAuth2", StringComparison.Ordinal);

    /// <summary>Canceled when the client disconnects.</summary>
    public CancellationToken Aborted => exchange.Context.RequestAborted;

    /// <summary>The time from the answer until the messages of the call arrive.</summary>
    public TimeSpan MessageDelay => exchange.MessageDelay;

    /// <summary>The address of the mock, as the client knows it.</summary>
    public string Origin => exchange.Origin;

    /// <summary>The keys in the session cookie: one for each project in which the browser is logged in.</summary>
    public string[] Sessions => SessionCookie.Keys(exchange.Request.Cookies[SessionCookie.Name]);

    /// <summary>Returns a query parameter; null if it is absent or empty, or has no effect in this operation.</summary>
    public string? Query(string name) => exchange.Query(name);

    /// <summary>Whether the login revokes the user's earlier tokens.</summary>
    public bool WithLogout => Query(Parameters.WithLogout) is Values._1 or Values.True;

    /// <summary>The client that the project with the code or refresh token of an exchange lacks, as an explanation; null: none.</summary>
    public string? MissingClient => exchange.MissingClient;

    public bool HasHeader(string name) => exchange.Request.Headers.ContainsKey(name);

    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(exchange.Body.Bytes.Span, type)!;

    public Form ReadForm() => new(exchange.Body.Bytes.Span);

    /// <summary>Returns the user of the bearer token; null if it is not valid.</summary>
    public User? User() => project.Tokens.Check(BearerToken.In(exchange.Request).ToString());

    /// <summary>Returns the place of a new token or grant of a user in the order of tokens.</summary>
    /// <returns>Negative, which is not valid, if the user was removed or logged out since the call read the user.</returns>
    public long NextSequence(User user)
    {
        lock (project.Gate)
        {
            var next = project.Ids.NextSequence();
            return IsCurrent(user) ? next : -next;
        }
    }

    /// <summary>Starts a session, unless the user was removed or logged out since the call read the user.</summary>
    public bool TryStartSession(User user, string session, DateTimeOffset expires)
    {
        lock (project.Gate)
        {
            if (!IsCurrent(user)) return false;
            project.Sessions.Add(session, user.Id, expires);
            return true;
        }
    }

    /// <summary>Revokes the earlier tokens of a user, unless the user was removed or logged out since the call read the user.</summary>
    public bool TryRevokeTokens(User user)
    {
        lock (project.Gate)
        {
            if (!IsCurrent(user)) return false;
            project.Tokens.RevokeAll(user, endsLogins: false);
            return true;
        }
    }

    /// <summary>Records a change of the project for the journal.</summary>
    /// <param name="subject">The id of the changed object; never a secret.</param>
    public void Changed(Change what, string? subject = null) => exchange.Changed(what, subject);

    /// <summary>Records a message for the log.</summary>
    public void Sent(SentMessage message) =>
        exchange.Sent(new MessageNote(message.To, message.Code, message.Link, MessageDelay > TimeSpan.Zero ? message.Id : null));

    /// <summary>Explains the answer in the journal.</summary>
    /// <param name="reason">The reason, without a value that may be secret.</param>
    public void Because(string reason) => exchange.SetCause(Cause.Flow, reason);

    /// <summary>Returns the answer with the name of an example.</summary>
    public Answer Answer(string example) =>
        operation.Find(example) ?? throw new InvalidOperationException($"The contract gives {operation.Id} no example {example}.");

    /// <summary>Returns an example with values of this call.</summary>
    public Answer Answer(string example, params ReadOnlySpan<Patch> patches) => Answer(example).With(patches);

    /// <summary>Returns the error for a rule that depends on the project, in the form of the contract's rules.</summary>
    public Answer Error(string description) => operation.ErrorTemplate.With(description);

    private bool IsCurrent(User user) => project.Users.Find(user.Id)?.LoginsFrom == user.LoginsFrom;
}
