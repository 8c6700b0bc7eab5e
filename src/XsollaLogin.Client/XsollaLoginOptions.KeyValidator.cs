using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace XsollaLogin.Client;

public sealed partial class XsollaLoginOptions
{
    // Listed, because reflection would not be safe for trimming; a test compares the list with the properties.
    private static readonly string[] Keys =
    [
        nameof(ProjectId), nameof(FullLocale), nameof(CallbackUrl), nameof(EmailTemplate), nameof(Payload), nameof(WithLogout), nameof(ClientId),
        nameof(ClientSecret), nameof(Scope), nameof(State), nameof(RedirectUri), nameof(ResponseType), nameof(DisableConfirmByLink), nameof(IsOAuth2),
        nameof(BaseAddress), nameof(ConfirmCodeLifetime),
    ];

    /// <summary>Rejects keys of the configuration that are not options, such as a misspelt name, which would otherwise have no effect.</summary>
    /// <param name="instance">The name of the options that the configuration sets.</param>
    /// <param name="configuration">The section with the options.</param>
    internal sealed class KeyValidator(string instance, IConfiguration configuration) : IValidateOptions<XsollaLoginOptions>
    {
        public ValidateOptionsResult Validate(string? name, XsollaLoginOptions options)
        {
            if (name != instance) return ValidateOptionsResult.Skip;
            // Without values, which may be secret.
            var failures = configuration.GetChildren().Where(child => !Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(child =>
                $"{Validator.InstanceOf(name)}: the key '{child.Path}' is not an option. The options are {string.Join(", ", Keys)}.").ToList();
            return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }
    }
}
