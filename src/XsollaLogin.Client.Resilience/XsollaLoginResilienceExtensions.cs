using Microsoft.Extensions.DependencyInjection.Extensions;
using XsollaLogin.Client.Resilience;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds retries and timeouts to the <see cref="HttpClient"/> of <see cref="XsollaLoginServiceCollectionExtensions"/>.</summary>
public static class XsollaLoginResilienceExtensions
{
    private const string PipelineName = "xsolla-login";

    /// <summary>Adds a pipeline that knows the operations of Xsolla Login.</summary>
    /// <remarks>
    /// <para>It retries network failures, timeouts and responses with the status 408, 429 or 5xx, and waits as the header <c>Retry-After</c> says. Only
    /// requests that the contract declares idempotent (<see cref="XsollaLogin.Client.XsollaLoginOperation"/>) are sent again: a sign-up whose response was
    /// lost would otherwise end with an error.</para>
    /// <para>A long poll has its own time limit. An attempt includes the body of the response, of 16 MiB at most. An attempt that exceeds its limit throws
    /// <see cref="TaskCanceledException"/> with a <see cref="TimeoutException"/>, like <see cref="HttpClient.Timeout"/>.</para>
    /// <para>It takes the place of <c>AddStandardResilienceHandler</c>, which sends every request again and cancels long polls: handlers of that kind that were
    /// added to this client before, or by <c>ConfigureHttpClientDefaults</c>, are removed.</para>
    /// </remarks>
    /// <param name="builder">The builder that <c>AddXsollaLogin</c> returns.</param>
    /// <param name="configure">The action that sets the options; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static IHttpClientBuilder AddXsollaLoginResilience(
        this IHttpClientBuilder builder, Action<XsollaLoginResilienceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new XsollaLoginResilienceOptions();
        configure?.Invoke(options);
        options.ThrowIfInvalid();
        builder.Services.TryAddSingleton(TimeProvider.System);
#pragma warning disable EXTEXP0001 // Experimental, but without it, the defaults of a host would send a sign-up twice.
        builder.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        // Outside of the pipeline, which throws its own exception at a timeout.
        builder.AddHttpMessageHandler(() => new TimeoutHandler());
        builder.AddResilienceHandler(PipelineName, (pipeline, context) =>
            RequestPipeline.Build(pipeline, options, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        return builder.AddHttpMessageHandler(() => new BodyHandler());
    }
}
