using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Benchmarks.Client;

/// <summary>The baseline: efficient calls, written by hand with HttpClient and System.Text.Json.</summary>
internal sealed class HandWrittenClient(HttpClient http)
{
    private static readonly string LoginPath = PathOf(LoginContract.ById.Login);
    private static readonly string ResendPath = PathOf(LoginContract.ById.ResendConfirmationLink);

    public async Task<LoginAnswer> LoginAsync(string projectId, Credentials credentials, LoginOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, LoginAddress(projectId, options));
        request.Content = Json(credentials, HandWrittenJson.Default.Credentials);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw await ErrorAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, HandWrittenJson.Default.LoginAnswer, cancellationToken).ConfigureAwait(false);
    }

    public async Task ResendConfirmationLinkAsync(string projectId, AccountName account, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{ResendPath}?{Parameters.ProjectId}={Uri.EscapeDataString(projectId)}");
        request.Content = Json(account, HandWrittenJson.Default.AccountName);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw await ErrorAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private static string LoginAddress(string projectId, LoginOptions? options)
    {
        if (options is null) return $"{LoginPath}?{Parameters.ProjectId}={Uri.EscapeDataString(projectId)}";
        var address = new StringBuilder(LoginPath, capacity: 256).Append('?').Append(Parameters.ProjectId).Append('=').Append(Uri.EscapeDataString(projectId));
        Add(Parameters.Locale, options.Locale);
        Add(Parameters.LoginUrl, options.LoginUrl);
        Add(Parameters.Payload, options.Payload);
        Add(Parameters.WithLogout, options.WithLogout);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (value is not null) address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) } };

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false) ?? throw new JsonException("The body is null.");
    }

    private static async Task<HandWrittenException> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadAsync(response, HandWrittenJson.Default.ErrorBody, cancellationToken).ConfigureAwait(false);
        return new HandWrittenException((int)response.StatusCode, body.Error.Code, body.Error.Description);
    }

    /// <summary>A path relative to an address that ends with the base path.</summary>
    private static string PathOf(Operation operation) => operation.Path[(LoginContract.BasePath.Length + 1)..];
}

/// <summary>The optional query parameters of a login.</summary>
internal sealed record LoginOptions(string? Locale, string? LoginUrl, string? Payload, string? WithLogout);
