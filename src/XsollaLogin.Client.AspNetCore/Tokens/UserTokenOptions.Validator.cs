using Microsoft.Extensions.Options;

namespace XsollaLogin.Client.AspNetCore.Tokens;

public sealed partial class UserTokenOptions
{
    /// <summary>Validates the options and reports every invalid option with its rule.</summary>
    internal sealed class Validator(IServiceProvider services) : IValidateOptions<UserTokenOptions>
    {
        private const int MaxCapacity = 10_000_000;
        private static readonly TimeSpan MaxTime = TimeSpan.FromDays(1);
        private static readonly TimeSpan MaxStoredLifetime = TimeSpan.FromDays(3650);

        public ValidateOptionsResult Validate(string? name, UserTokenOptions options)
        {
            var failures = Failures(options).Select(failure => $"{nameof(UserTokenOptions)}: {failure}").ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private IEnumerable<string> Failures(UserTokenOptions options)
        {
            var name = string.IsNullOrEmpty(options.ClientName) ? "" : $"\"{options.ClientName}\", ";
            if (LoginClients.Find<ITokenClient>(services, options.ClientName) is null)
                yield return $"the client that renews tokens is not registered: call services.AddXsollaLogin({name}…).";
            if (options.ClientId is not >= 1)
                yield return $"{nameof(ClientId)} is {options.ClientId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "not set"}, but must be "
                    + $"1 or more. Set the ID of the OAuth 2.0 client in {nameof(UserTokenOptions)} or in services.AddXsollaLogin({name}…).";
            if (options.RenewBefore < TimeSpan.Zero || options.RenewBefore > MaxTime)
                yield return Broken(nameof(RenewBefore), options.RenewBefore, "must be 0 to 1 day");
            if (options.RenewalTimeout <= TimeSpan.Zero || options.RenewalTimeout > MaxTime)
                yield return Broken(nameof(RenewalTimeout), options.RenewalTimeout, "must be positive, at most 1 day");
            if (options.StoredLifetime <= TimeSpan.Zero || options.StoredLifetime > MaxStoredLifetime)
                yield return Broken(nameof(StoredLifetime), options.StoredLifetime, "must be positive, at most 3650 days");
            if (options.InMemoryCapacity is < 1 or > MaxCapacity)
                yield return Broken(nameof(InMemoryCapacity), options.InMemoryCapacity, "must be 1 to 10,000,000");
        }

        private static string Broken(string option, object value, string rule) => FormattableString.Invariant($"{option} is '{value}', but {rule}.");
    }
}
