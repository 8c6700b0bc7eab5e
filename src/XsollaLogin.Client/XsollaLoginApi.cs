namespace XsollaLogin.Client;

/// <summary>The documented calls of the Login Widget SDK for one project, the C# counterpart of <c>new XsollaLogin.Api({…})</c>.</summary>
/// <remarks>
/// <para>The remarks of a method name its call on the page "How to use Login Widget SDK API calls", with edition and section.
/// <see cref="XsollaLoginOptions"/> has the initialization parameters of the page.</para>
/// <para>Documented outcomes are return values. All calls throw <see cref="XsollaLoginException"/> for an error response or a response that does not match
/// the contract, <see cref="HttpRequestException"/> for a network failure, <see cref="OperationCanceledException"/> if they are cancelled or exceed
/// <see cref="HttpClient.Timeout"/>, and <see cref="InvalidOperationException"/> for an OAuth 2.0 call that lacks a required option.</para>
/// <para>A <see cref="CancellationToken"/> replaces the <c>cancelToken</c> of the SDK. The class is thread-safe.</para>
/// <para>The class is not sealed and its calls are virtual only for test doubles, which derive from it without a server.</para>
/// </remarks>
public partial class XsollaLoginApi
{
    private readonly IPasswordClient _password;
    private readonly IPasswordlessClient _passwordless;
    private readonly IAskFieldsClient _askFields;
    private readonly IPasswordResetClient _passwordReset;
    private readonly ISsoClient _sso;
    private readonly ITokenClient _token;
    private readonly InitialParameters _initial;
    private readonly TimeProvider _time;

    /// <summary>Creates an instance without dependency injection.</summary>
    /// <param name="httpClient">
    /// The HTTP client that sends the requests; it is neither disposed nor changed. Without a base address, it uses that of the options. Its handler
    /// should neither follow redirects (<see cref="HttpClientHandler.AllowAutoRedirect"/>) nor, if it serves several users, keep cookies
    /// (<see cref="HttpClientHandler.UseCookies"/>).
    /// </param>
    /// <param name="options">The options of the project.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is not valid; the message names it.</exception>
    /// <exception cref="ArgumentException">The HTTP client and the options have different base addresses.</exception>
    public XsollaLoginApi(HttpClient httpClient, XsollaLoginOptions options, TimeProvider? timeProvider = null)
        : this(
            new PasswordClient(httpClient, options?.BaseAddress, options?.ProjectId),
            new PasswordlessClient(httpClient, options?.BaseAddress, options?.ProjectId),
            new AskFieldsClient(httpClient, options?.BaseAddress, options?.ProjectId),
            new PasswordResetClient(httpClient, options?.BaseAddress, options?.ProjectId),
            new SsoClient(httpClient, options?.BaseAddress, options?.ProjectId),
            new TokenClient(httpClient, options?.BaseAddress, options?.ProjectId),
            options!, timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        if (httpClient.BaseAddress is { } address && options!.BaseAddress is { } other && address != other)
        {
            throw new ArgumentException(
                $"The HttpClient has the base address of {address.Host}, the options have that of {other.Host}. Set only one of them.", nameof(httpClient));
        }
    }

    /// <summary>Creates an instance over any implementation of the operations, for example a test double.</summary>
    /// <param name="password">The operations of login by password.</param>
    /// <param name="passwordless">The operations of login by one-time code.</param>
    /// <param name="askFields">The operations for additional fields.</param>
    /// <param name="passwordReset">The operations of password reset.</param>
    /// <param name="sso">The operations of Single Sign-On.</param>
    /// <param name="token">The operations for tokens.</param>
    /// <param name="options">The options of the project; the base address is not used.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is not valid; the message names it.</exception>
    public XsollaLoginApi(
        IPasswordClient password,
        IPasswordlessClient passwordless,
        IAskFieldsClient askFields,
        IPasswordResetClient passwordReset,
        ISsoClient sso,
        ITokenClient token,
        XsollaLoginOptions options,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        XsollaLoginOptions.Validator.ThrowIfInvalid(options);
        _password = password ?? throw new ArgumentNullException(nameof(password));
        _passwordless = passwordless ?? throw new ArgumentNullException(nameof(passwordless));
        _askFields = askFields ?? throw new ArgumentNullException(nameof(askFields));
        _passwordReset = passwordReset ?? throw new ArgumentNullException(nameof(passwordReset));
        _sso = sso ?? throw new ArgumentNullException(nameof(sso));
        _token = token ?? throw new ArgumentNullException(nameof(token));
        _initial = new InitialParameters(options);
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Creates an instance without a server, for a test double that overrides the calls.</summary>
    protected XsollaLoginApi() =>
        (_password, _passwordless, _askFields, _passwordReset, _sso, _token, _initial, _time) = (null!, null!, null!, null!, null!, null!, null!, null!);
}
