using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

public sealed partial class XsollaLoginBearerOptions
{
    /// <summary>Validates the options and reports every invalid option with its rule.</summary>
    internal sealed class Validator(IServiceProvider services) : IValidateOptions<XsollaLoginBearerOptions>
    {
        private const int MaxCapacity = 1_000_000;
        private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(5);
        private static readonly TimeSpan MaxKeyLifetime = TimeSpan.FromDays(365);
        private static readonly TimeSpan MaxKeyFetchInterval = TimeSpan.FromDays(1);
        private static readonly TimeSpan MaxCheckLifetime = TimeSpan.FromHours(1);
        private static readonly TimeSpan MaxCheckTimeout = TimeSpan.FromMinutes(1);

        public ValidateOptionsResult Validate(string? name, XsollaLoginBearerOptions options)
        {
            var failures = Failures(options).Select(failure => $"{nameof(XsollaLoginBearerOptions)} '{name}': {failure}").ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private IEnumerable<string> Failures(XsollaLoginBearerOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.ProjectId))
                yield return $"{nameof(ProjectId)} is not set, but is required: the ID of the Login project.";
            // The message does not repeat the value, which is a secret.
            if (options.Secret is not null && string.IsNullOrWhiteSpace(options.Secret))
                yield return $"{nameof(Secret)} is blank, but must be the secret of the project (HS256), or not be set (RS256).";
            if (NeedsClient(options) is { } reason && LoginClients.Find<ITokenClient>(services, options.ClientName) is null)
                yield return $"{reason}, but it is not registered: call services.AddXsollaLogin({NameArgument(options)}…).";
            if (string.IsNullOrWhiteSpace(options.Issuer))
                yield return $"{nameof(Issuer)} is blank, but is required.";
            if (options.ClockSkew < TimeSpan.Zero || options.ClockSkew > MaxSkew)
                yield return Broken(nameof(ClockSkew), options.ClockSkew, "must be 0 to 5 minutes");
            if (options.KeyLifetime <= TimeSpan.Zero || options.KeyLifetime > MaxKeyLifetime)
                yield return Broken(nameof(KeyLifetime), options.KeyLifetime, "must be positive, at most 365 days");
            if (options.KeyFetchInterval <= TimeSpan.Zero || options.KeyFetchInterval > MaxKeyFetchInterval)
                yield return Broken(nameof(KeyFetchInterval), options.KeyFetchInterval, "must be positive, at most 1 day");
            if (options.Realm is { } realm && !realm.All(IsRealmCharacter))
                yield return Broken(nameof(Realm), realm, "must have printable ASCII characters only, without quotation mark and backslash");
            if (options.RevocationCheckLifetime < TimeSpan.Zero || options.RevocationCheckLifetime > MaxCheckLifetime)
                yield return Broken(nameof(RevocationCheckLifetime), options.RevocationCheckLifetime, "must be 0 to 1 hour");
            if (options.RevocationCheckTimeout <= TimeSpan.Zero || options.RevocationCheckTimeout > MaxCheckTimeout)
                yield return Broken(nameof(RevocationCheckTimeout), options.RevocationCheckTimeout, "must be positive, at most 1 minute");
            if (options.RevocationCheckCapacity is < 1 or > MaxCapacity)
                yield return Broken(nameof(RevocationCheckCapacity), options.RevocationCheckCapacity, "must be 1 to 1,000,000");
        }

        private static string? NeedsClient(XsollaLoginBearerOptions options) =>
            options.Secret is null ? $"{nameof(Secret)} is not set, so that the client must fetch the keys of the project (RS256)"
            : options.CheckRevocation ? $"{nameof(CheckRevocation)} is true, so that the client must ask Xsolla Login"
            : null;

        private static string NameArgument(XsollaLoginBearerOptions options) =>
            string.IsNullOrEmpty(options.ClientName) ? "" : $"\"{options.ClientName}\", ";

        private static string Broken(string option, object value, string rule) => FormattableString.Invariant($"{option} is '{value}', but {rule}.");

        private static bool IsRealmCharacter(char character) => character is >= ' ' and <= '~' and not ('"' or '\\');
    }
}
