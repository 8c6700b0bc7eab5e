namespace XsollaLogin.Client;

/// <summary>The options in the form of the wire; an option that is not set is not sent, as in the SDK.</summary>
internal sealed class InitialParameters(XsollaLoginOptions options)
{
    internal string ProjectId { get; } = options.ProjectId!;

    internal string? Locale { get; } = Sent(options.FullLocale)?.Replace('-', '_');

    internal string? LoginUrl { get; } = Sent(options.CallbackUrl);

    internal string? Payload { get; } = Sent(options.Payload);

    internal bool? WithLogout { get; } = options.WithLogout ? true : null;

    internal string? EmailTemplate { get; } = Sent(options.EmailTemplate);

    internal long? ClientId { get; } = options.ClientId;

    internal string? Scope { get; } = Sent(options.Scope);

    internal string? State { get; } = Sent(options.State);

    internal string? RedirectUri { get; } = Sent(options.RedirectUri);

    internal string? ResponseType { get; } = Sent(options.ResponseType);

    internal bool IsOAuth2 { get; } = options.IsOAuth2;

    private bool ConfirmByLink { get; } = !options.DisableConfirmByLink;

    internal TimeSpan ConfirmCodeLifetime { get; } = options.ConfirmCodeLifetime;

    internal long RequiredClientId => ClientId ?? throw Missing(nameof(XsollaLoginOptions.ClientId));

    internal string RequiredState => State ?? throw Missing(nameof(XsollaLoginOptions.State));

    internal string RequiredResponseType => ResponseType ?? Client.OAuthResponseType.Code;

    /// <summary>Whether a message gets a link; null, which is not sent, without a target for the link.</summary>
    internal bool? SendLink(string? linkUrl) => linkUrl is null ? null : ConfirmByLink;

    private static string? Sent(string? value) => value is "" ? null : value;

    private static InvalidOperationException Missing(string option) =>
        new($"This OAuth 2.0 call requires {nameof(XsollaLoginOptions)}.{option}.");
}
