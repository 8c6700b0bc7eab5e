using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace XsollaLogin.Client;

public sealed partial class XsollaLoginOptions
{
    /// <summary>Validates the options and reports every invalid option with its value and rule.</summary>
    internal sealed partial class Validator : IValidateOptions<XsollaLoginOptions>
    {
        internal const int MinStateLength = 8;

        public ValidateOptionsResult Validate(string? name, XsollaLoginOptions options)
        {
            var failures = Failures(options).Select(failure => $"{InstanceOf(name)}: {failure}").ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        internal static string InstanceOf(string? name) =>
            string.IsNullOrEmpty(name) ? nameof(XsollaLoginOptions) : $"{nameof(XsollaLoginOptions)} '{name}'";

        internal static void ThrowIfInvalid(XsollaLoginOptions options)
        {
            if (new Validator().Validate(Options.DefaultName, options) is { Failed: true } result)
            {
                throw new OptionsValidationException(Options.DefaultName, typeof(XsollaLoginOptions), result.Failures);
            }
        }

        private static IEnumerable<string> Failures(XsollaLoginOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.ProjectId))
                yield return Broken(nameof(ProjectId), options.ProjectId, "is required: the ID of the Login project");
            if (Given(options.FullLocale) && !Locale().IsMatch(options.FullLocale!))
                yield return Broken(nameof(FullLocale), options.FullLocale, "must be a language and a region, such as en_XX or de-DE");
            if (Given(options.CallbackUrl) && !IsAbsolute(options.CallbackUrl))
                yield return Broken(nameof(CallbackUrl), options.CallbackUrl, "must be an absolute URL");
            if (Given(options.RedirectUri) && !IsAbsolute(options.RedirectUri))
                yield return Broken(nameof(RedirectUri), options.RedirectUri, "must be an absolute URL");
            if (options.ClientId < 1)
                yield return Broken(nameof(ClientId), options.ClientId, "must be 1 or more");
            if (Given(options.State) && !IsState(options.State!))
                yield return Broken(nameof(State), options.State, $"must have {MinStateLength} characters or more and not be blank");
            if (Given(options.ResponseType) && options.ResponseType != Client.OAuthResponseType.Code)
                yield return Broken(nameof(ResponseType), options.ResponseType, $"must be '{Client.OAuthResponseType.Code}'");
            if (options.IsOAuth2 && options.ClientId is null)
                yield return Broken(nameof(ClientId), options.ClientId, $"is required if {nameof(IsOAuth2)} is true");
            if (options.BaseAddress is { } address && !IsServer(address))
                yield return Broken(nameof(BaseAddress), WithoutUser(address), "must be an absolute http or https URL without user, query and fragment");
            if (options.ConfirmCodeLifetime <= TimeSpan.Zero || options.ConfirmCodeLifetime > TimeSpan.FromDays(1))
                yield return Broken(nameof(ConfirmCodeLifetime), options.ConfirmCodeLifetime, "must be positive and at most 1 day");
        }

        // The user part of the URL may contain a password.
        private static Uri WithoutUser(Uri address) =>
            address.IsAbsoluteUri && address.UserInfo.Length > 0 ? new UriBuilder(address) { UserName = "", Password = "" }.Uri : address;

        private static string Broken(string option, object? value, string rule) =>
            FormattableString.Invariant($"{option} is {(value is null ? "not set" : $"'{value}'")}, but {rule}.");

        internal static bool IsState(string state) => !string.IsNullOrWhiteSpace(state) && state.Length >= MinStateLength;

        // Requires "://", because Uri accepts localhost:3000/callback as a URL with the scheme localhost.
        internal static bool IsAbsolute(string? url) =>
            url!.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && !uri.IsFile && uri.Scheme is not ("javascript" or "data");

        private static bool IsServer(Uri address) =>
            address.IsAbsoluteUri && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };

        [GeneratedRegex(@"^[a-z]{2,3}[-_][A-Z]{2}\z")]
        private static partial Regex Locale();
    }
}
