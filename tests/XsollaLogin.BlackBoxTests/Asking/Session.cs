using System.Globalization;
using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>One run against one server: makes requests, and keeps what later ones need of earlier answers.</summary>
public sealed partial class Session(TargetSettings settings) : IDisposable
{
    // Above the contract's longest wait, that of getConfirmCode.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private const int LongestBody = 1024 * 1024;

    // A connection for each request: what a server does to one must not look like its answer to the next.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero })
    {
        BaseAddress = settings.BaseAddress,
        Timeout = Patience,
        MaxResponseContentBufferSize = LongestBody,
    };

    public TargetSettings Settings => settings;

    /// <summary>The settings that every request of an operation takes.</summary>
    public static IEnumerable<Setting> NeedsOf(ContractOperation operation)
    {
        if (operation.Parameters.Any(parameter => parameter is { Name: "projectId", Required: true })) yield return Setting.ProjectId;
        if (operation.Parameters.Any(parameter => parameter is { Name: "client_id", Required: true }) || IsRequired(operation.Body, "client_id")) yield return Setting.ClientId;
    }

    /// <summary>Asks with the least that the contract wants, by its own examples, of the project and client of the settings, and in nobody's name.</summary>
    /// <param name="cookies">As the header Cookie has them; null: none.</param>
    public Task<HttpResponseMessage> AskAsync(string operation, Action<ExampleRequest>? change = null, string? cookies = null)
    {
        var request = Least(ContractDocument.Current.Operation(operation));
        change?.Invoke(request);
        var message = request.ToMessage();
        if (cookies is not null) message.Headers.TryAddWithoutValidation("Cookie", cookies);
        return SendAsync(message);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();

    private ExampleRequest Least(ContractOperation operation)
    {
        var request = new ExampleRequest(operation) { Token = null };
        foreach (var parameter in operation.Parameters.Where(parameter => !parameter.Required)) request.Parameters.Remove(parameter);
        request.Set("projectId", settings[Setting.ProjectId]);
        var isOAuth2 = operation.Parameters.Any(parameter => parameter is { Name: "client_id", Required: true });
        if (isOAuth2) request.Set("client_id", settings[Setting.ClientId]);
        request.Set(isOAuth2 ? "redirect_uri" : "login_url", settings[Setting.CallbackUrl]);
        if (operation.Body is not { } body) return request;

        var members = request.Body!.AsObject();
        foreach (var name in members.Select(member => member.Key).Where(name => !IsRequired(body, name)).ToList()) members.Remove(name);
        // The example's people may exist.
        var nobody = Stranger.New();
        if (members.ContainsKey("username")) members["username"] = nobody.Username;
        if (members.ContainsKey("email")) members["email"] = nobody.Email;
        if (members.ContainsKey("client_id") && settings[Setting.ClientId] is { } client) members["client_id"] = long.Parse(client, CultureInfo.InvariantCulture);
        return request;
    }

    private static bool IsRequired(ContractBody? body, string name) =>
        body?.ResolvedSchema["required"]?.AsArray().Any(required => required!.GetValue<string>() == name) == true;
}
