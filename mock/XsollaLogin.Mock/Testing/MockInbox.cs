using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The emails and text messages of a project of the mock, which are not sent.</summary>
public sealed class MockInbox
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly Projects _projects;
    private readonly string _projectId;
    private readonly Func<Project> _project;
    private readonly TimeProvider _time;

    internal MockInbox(Projects projects, string projectId, Func<Project> project, TimeProvider time) =>
        (_projects, _projectId, _project, _time) = (projects, projectId, project, time);

    /// <summary>All messages, the oldest first; at most the newest 1,000.</summary>
    public IReadOnlyList<MockMessage> Messages => [.. _project().Inbox.Find(_ => true).Messages.Select(MockMessage.Of)];

    /// <summary>Returns the oldest message to an address or number that this method has not returned yet, and waits until there is one.</summary>
    /// <param name="to">The email address, in any case, or the phone number.</param>
    /// <param name="timeout">The longest wait, by the clock of the machine. Default: 10 seconds.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">No message came in time; the text names the receivers of the messages in the inbox.</exception>
    public async Task<MockMessage> NextAsync(string to, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(to);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(timeout ?? DefaultTimeout);
        _ = _project();
        while (true)
        {
            // A project that is dropped meanwhile is not created by the wait.
            var slice = _projects.Find(_projectId, out var made)?.Inbox.TakeNext(message => MessageFilter.IsTo(message, to));
            if (slice is { Messages: [var message] }) return MockMessage.Of(message);
            // The next look decides whether there is a message, so a timeout is not an error.
            await (slice?.Next ?? made).WaitAsync(slice?.Arrival ?? Timeout.InfiniteTimeSpan, _time, end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (end.IsCancellationRequested) throw new TimeoutException(Explain(to));
        }
    }

    /// <summary>Deletes all messages.</summary>
    public void Clear() => _project().Inbox.Remove(_ => true);

    private string Explain(string to)
    {
        var receivers = (_projects.Find(_projectId)?.Inbox.Find(_ => true).Messages ?? []).Select(message => message.To).Distinct().ToList();
        return $"There is no new message to {to}. {(receivers is [] ? "The inbox is empty." : $"The inbox has messages to {string.Join(", ", receivers)}.")}";
    }
}

/// <summary>An email or a text message.</summary>
/// <param name="Id">The ID of the message.</param>
/// <param name="Channel"><c>email</c> or <c>sms</c>.</param>
/// <param name="Kind"><c>account-confirmation</c>, <c>login-code</c>, <c>password-reset</c> or <c>field-confirmation</c>.</param>
/// <param name="To">The email address or the phone number.</param>
/// <param name="Code">The one-time code or the reset code; null: the message has none.</param>
/// <param name="Link">The URL that the user opens; null: the message has none.</param>
/// <param name="NoLink">The reason why a message with a code has no link; null: it has one.</param>
/// <param name="OperationId">The ID of the operation that the code belongs to; null: there is none.</param>
/// <param name="Locale">The <c>locale</c> of the request; null: there was none.</param>
/// <param name="EmailTemplate">The <c>email_template</c> of the request; null: there was none.</param>
/// <param name="Subject">The subject, in the language of the locale.</param>
/// <param name="Text">The text, in the language of the locale.</param>
/// <param name="CreatedAt">The time of the request, by the clock of the project.</param>
public sealed record MockMessage(
    string Id, string Channel, string Kind, string To, string? Code, string? Link, string? NoLink, string? OperationId, string? Locale,
    string? EmailTemplate, string Subject, string Text, DateTimeOffset CreatedAt)
{
    /// <summary>Returns the kind and the receiver, without the code.</summary>
    public override string ToString() => $"{Kind} to {To}";

    internal static MockMessage Of(SentMessage message) => new(
        message.Id, message.Channel, message.Kind, message.To, message.Code, message.Link, message.NoLink, message.OperationId, message.Locale,
        message.EmailTemplate, message.Subject, message.Text, message.CreatedAt);
}
