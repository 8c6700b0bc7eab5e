using System.Globalization;
using XsollaLogin.ContractCheck.Contract;
using XsollaLogin.ContractCheck.Http;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Running;

/// <summary>Sends the requests of one run and keeps the answers that later checks need.</summary>
internal sealed partial class Session(TargetSettings settings, CancellationToken cancellationToken = default) : IDisposable
{
    // Longer than the longest wait in the contract, that of getConfirmCode.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(45);
    private const int LargestBody = 1024 * 1024;

    // One connection per request: an answer must not depend on the state of the connection after the request before it.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero })
    {
        BaseAddress = settings.BaseAddress,
        Timeout = Timeout,
        MaxResponseContentBufferSize = LargestBody,
    };

    public TargetSettings Settings => settings;

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Returns the settings that every request of an operation requires.</summary>
    public static IEnumerable<Setting> RequiredBy(ContractOperation operation)
    {
        if (operation.Parameters.Any(parameter => parameter is { Name: Parameters.ProjectId, Required: true })) yield return Setting.ProjectId;
        if (IsOAuth2(operation) || IsRequired(operation.Body, Members.ClientId)) yield return Setting.ClientId;
    }

    /// <summary>Sends a minimal valid request: the required elements, with the given project and client, unknown users, and examples of the contract.</summary>
    /// <param name="cookies">The value of the Cookie header; null: none is sent.</param>
    public Task<HttpResponseMessage> SendAsync(string operation, Action<ExampleRequest>? change = null, string? cookies = null)
    {
        var request = MinimalRequest(ContractDocument.Current.Operation(operation));
        change?.Invoke(request);
        var message = request.ToMessage();
        if (cookies is not null) message.Headers.TryAddWithoutValidation("Cookie", cookies);
        return SendAsync(message);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, cancellationToken);

    public void Dispose() => _http.Dispose();

    private ExampleRequest MinimalRequest(ContractOperation operation)
    {
        var request = new ExampleRequest(operation) { Token = null, Session = null };
        foreach (var parameter in operation.Parameters.Where(parameter => !parameter.Required)) request.Parameters.Remove(parameter);
        request.Set(Parameters.ProjectId, settings[Setting.ProjectId]);
        if (IsOAuth2(operation)) request.Set(Members.ClientId, settings[Setting.ClientId]);
        request.Set(IsOAuth2(operation) ? Members.RedirectUri : Members.LoginUrl, settings[Setting.CallbackUrl]);
        if (operation.Body is not { } body) return request;

        var members = request.Body!.AsObject();
        foreach (var name in members.Select(member => member.Key).Where(name => !IsRequired(body, name)).ToList()) members.Remove(name);
        // The users of the examples may exist.
        var user = RandomUser.New();
        if (members.ContainsKey("username")) members["username"] = user.Username;
        if (members.ContainsKey("email")) members["email"] = user.Email;
        if (settings[Setting.ClientId] is { } client && members.ContainsKey(Members.ClientId))
        {
            members[Members.ClientId] = long.Parse(client, CultureInfo.InvariantCulture);
        }

        return request;
    }

    private static bool IsOAuth2(ContractOperation operation) => operation.Parameters.Any(parameter => parameter is { Name: Members.ClientId, Required: true });

    private static bool IsRequired(ContractBody? body, string name) =>
        body?.ResolvedSchema["required"]?.AsArray().Any(required => required!.GetValue<string>() == name) == true;
}
