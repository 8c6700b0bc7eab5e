using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Authentication;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Xsolla Login as an authentication scheme: requests carry the JWT of a user as <c>Authorization: Bearer …</c>.</summary>
/// <remarks>
/// <para>No known answer of Xsolla Login offers an OpenID Connect discovery document, which <c>AddJwtBearer</c> needs to find its keys; therefore the scheme
/// has its own handler.</para>
/// <para>A request without a token is challenged with 401; one with an invalid token, too, with <c>error="invalid_token"</c>. A request with
/// several credentials is challenged with 400, a user whom the application rejects with 403. If a token could not be validated, because Xsolla Login
/// cannot be reached, the challenge is 503: a 401 would make applications discard valid tokens.</para>
/// <para>For several projects, register a scheme for each, with its own name.</para>
/// </remarks>
public static class XsollaLoginAuthenticationBuilderExtensions
{
    /// <summary>Registers the scheme for the project of the registered client, with the keys of the project (RS256).</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <returns>The authentication builder.</returns>
    public static AuthenticationBuilder AddXsollaLogin(this AuthenticationBuilder builder) =>
        builder.AddXsollaLogin(XsollaLoginBearerDefaults.AuthenticationScheme, static _ => { });

    /// <summary>Registers the scheme.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <returns>The authentication builder.</returns>
    public static AuthenticationBuilder AddXsollaLogin(this AuthenticationBuilder builder, Action<XsollaLoginBearerOptions> configure) =>
        builder.AddXsollaLogin(XsollaLoginBearerDefaults.AuthenticationScheme, configure);

    /// <summary>Registers the scheme with options from the configuration.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="configuration">The configuration section whose keys are the names of the options; an unknown key fails when the host starts.</param>
    /// <returns>The authentication builder.</returns>
    public static AuthenticationBuilder AddXsollaLogin(this AuthenticationBuilder builder, IConfiguration configuration) =>
        builder.AddXsollaLogin(XsollaLoginBearerDefaults.AuthenticationScheme, configuration);

    /// <summary>Registers one of several schemes.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="authenticationScheme">The name of the scheme.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <returns>The authentication builder.</returns>
    public static AuthenticationBuilder AddXsollaLogin(
        this AuthenticationBuilder builder, string authenticationScheme, Action<XsollaLoginBearerOptions> configure) =>
        builder.AddXsollaLogin(authenticationScheme, displayName: null, configure);

    /// <summary>Registers one of several schemes with options from the configuration.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="authenticationScheme">The name of the scheme.</param>
    /// <param name="configuration">The configuration section whose keys are the names of the options; an unknown key fails when the host starts.</param>
    /// <returns>The authentication builder.</returns>
    public static AuthenticationBuilder AddXsollaLogin(this AuthenticationBuilder builder, string authenticationScheme, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddSingleton<IOptionsChangeTokenSource<XsollaLoginBearerOptions>>(
            new ConfigurationChangeTokenSource<XsollaLoginBearerOptions>(authenticationScheme, configuration));
        return builder.AddXsollaLogin(authenticationScheme, options =>
            configuration.Bind(new BoundOptions(options), static binder => binder.ErrorOnUnknownConfiguration = true));
    }

    /// <summary>Registers one of several schemes with a display name.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="authenticationScheme">The name of the scheme.</param>
    /// <param name="displayName">The name of the scheme for users; null for none.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <returns>The authentication builder.</returns>
    public static AuthenticationBuilder AddXsollaLogin(
        this AuthenticationBuilder builder, string authenticationScheme, string? displayName, Action<XsollaLoginBearerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(authenticationScheme);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<XsollaLoginBearerOptions>(authenticationScheme).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<XsollaLoginBearerOptions>, SchemeSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<XsollaLoginBearerOptions>, XsollaLoginBearerOptions.Validator>());
        return builder.AddScheme<XsollaLoginBearerOptions, XsollaLoginBearerHandler>(authenticationScheme, displayName, configure);
    }
}
