using System.Globalization;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;

namespace XsollaLogin.Client.AspNetCore.ClientCredentials;

public sealed partial class ClientCredentialsOptions
{
    /// <summary>Validates the options and reports every invalid option with its rule.</summary>
    internal sealed class Validator(IServiceProvider services) : IValidateOptions<ClientCredentialsOptions>
    {
        private static readonly TimeSpan MaxTime = TimeSpan.FromDays(1);

        public ValidateOptionsResult Validate(string? name, ClientCredentialsOptions options)
        {
            var failures = Failures(options).Select(failure => $"{nameof(ClientCredentialsOptions)} '{name}': {failure}").ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private IEnumerable<string> Failures(ClientCredentialsOptions options)
        {
            if (LoginClients.Find<ITokenClient>(services, options.ClientName) is null)
            {
                var name = string.IsNullOrEmpty(options.ClientName) ? "" : $"\"{options.ClientName}\", ";
                yield return $"the client that requests tokens is not registered: call services.AddXsollaLogin({name}…).";
            }

            if (options.ClientId is not >= 1)
                yield return $"{nameof(ClientId)} is {options.ClientId?.ToString(CultureInfo.InvariantCulture) ?? "not set"}, but must be 1 or more.";
            // The message does not repeat the value, which is a secret.
            if (string.IsNullOrWhiteSpace(options.ClientSecret))
                yield return $"{nameof(ClientSecret)} is not set or blank, but is required: the secret of the OAuth 2.0 client.";
            if (options.RenewBefore < TimeSpan.Zero || options.RenewBefore > MaxTime)
                yield return $"{nameof(RenewBefore)} is '{options.RenewBefore:c}', but must be 0 to 1 day.";
            if (options.RenewalTimeout <= TimeSpan.Zero || options.RenewalTimeout > MaxTime)
                yield return $"{nameof(RenewalTimeout)} is '{options.RenewalTimeout:c}', but must be positive, at most 1 day.";
        }
    }
}
