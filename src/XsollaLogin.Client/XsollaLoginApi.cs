namespace XsollaLogin.Client;

/// <summary>
/// The calls of the Login Widget SDK for one project: the twin of <c>new XsollaLogin.Api({…})</c>. Each is documented at "How to use Login Widget SDK
/// API calls" (the page); what is cited is its edition and section. <see cref="XsollaLoginOptions"/> are its initialisation parameters.
/// </summary>
/// <remarks>
/// <para>Answers that the page documents are values to switch over. What Xsolla Login rejects, and what it answers otherwise than its contract says, is an
/// <see cref="XsollaLoginException"/>; a failure of the network an <see cref="HttpRequestException"/>; a call that is cancelled, or out of the
/// <see cref="HttpClient.Timeout"/>, an <see cref="OperationCanceledException"/>. An OAuth 2.0 call without the options that it needs is an
/// <see cref="InvalidOperationException"/>.</para>
/// <para><c>isOAuth2</c> decides for one call whether it uses OAuth 2.0; null, as <see cref="XsollaLoginOptions.IsOAuth2"/> says.
/// A <c>cancelToken</c> of the SDK is a <see cref="CancellationToken"/> here. Safe for concurrent use.</para>
/// </remarks>
public sealed partial class XsollaLoginApi
{
    private readonly IPasswordClient _password;
    private readonly IPasswordlessClient _passwordless;
    private readonly IAskFieldsClient _askFields;
    private readonly IPasswordResetClient _passwordReset;
    private readonly ISsoClient _sso;
    private readonly InitialParameters _initial;
    private readonly TimeProvider _time;

    /// <summary>Makes the calls without dependency injection.</summary>
    /// <param name="httpClient">
    /// What to send through; not disposed of and not changed. Where it has no base address, that of the options counts; two that differ are rejected. Its handler should neither follow redirects
    /// (<see cref="HttpClientHandler.AllowAutoRedirect"/>) nor, where it serves several users, keep cookies (<see cref="HttpClientHandler.UseCookies"/>).
    /// </param>
    /// <param name="options">The project.</param>
    /// <param name="timeProvider">The clock; null: the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option breaks its rule.</exception>
    /// <exception cref="ArgumentException">The client has another base address than the options.</exception>
    public XsollaLoginApi(HttpClient httpClient, XsollaLoginOptions options, TimeProvider? timeProvider = null)
        : this(
            new PasswordClient(httpClient, options?.BaseAddress), new PasswordlessClient(httpClient, options?.BaseAddress),
            new AskFieldsClient(httpClient, options?.BaseAddress), new PasswordResetClient(httpClient, options?.BaseAddress),
            new SsoClient(httpClient, options?.BaseAddress), options!, timeProvider)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        if (httpClient.BaseAddress is { } address && options!.BaseAddress is { } other && address != other)
        {
            throw new ArgumentException($"The HttpClient leads to {address.Host}, the options to {other.Host}: give the address once.", nameof(httpClient));
        }
    }

    /// <summary>Makes the calls over any implementation of the operations, such as a test double.</summary>
    /// <param name="password">Login by password.</param>
    /// <param name="passwordless">Login by code.</param>
    /// <param name="askFields">Additional fields.</param>
    /// <param name="passwordReset">Password reset.</param>
    /// <param name="sso">Single Sign-On.</param>
    /// <param name="options">The project. Its base address is not used.</param>
    /// <param name="timeProvider">The clock; null: the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option breaks its rule.</exception>
    public XsollaLoginApi(
        IPasswordClient password,
        IPasswordlessClient passwordless,
        IAskFieldsClient askFields,
        IPasswordResetClient passwordReset,
        ISsoClient sso,
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
        _initial = new InitialParameters(options);
        _time = timeProvider ?? TimeProvider.System;
    }
}
