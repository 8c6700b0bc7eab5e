namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The events of an Xsolla Login authentication scheme.</summary>
/// <remarks>For events that need services, derive from this class, register it as a service and set <c>options.EventsType</c>.</remarks>
public class XsollaLoginBearerEvents
{
    /// <summary>Called after a token was validated, for example to add claims or to reject the user.</summary>
    /// <value>Default: does nothing.</value>
    public Func<XsollaLoginTokenValidatedContext, Task> OnTokenValidated { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Called before the response to an unauthenticated request is set, for example to write another response.</summary>
    /// <value>Default: does nothing.</value>
    public Func<XsollaLoginChallengeContext, Task> OnChallenge { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Calls <see cref="OnTokenValidated"/>.</summary>
    /// <param name="context">The validated user.</param>
    /// <returns>A task that completes after the event.</returns>
    public virtual Task TokenValidated(XsollaLoginTokenValidatedContext context) => OnTokenValidated(context);

    /// <summary>Calls <see cref="OnChallenge"/>.</summary>
    /// <param name="context">The challenge.</param>
    /// <returns>A task that completes after the event.</returns>
    public virtual Task Challenge(XsollaLoginChallengeContext context) => OnChallenge(context);
}
