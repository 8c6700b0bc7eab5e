using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Masking;

/// <summary>Which names stand for a secret: those that the contract says, and any that it does not know but that has one of them, or a usual one, in it.</summary>
internal static class SecretNames
{
    /// <summary>Too short to be looked for within others.</summary>
    private static readonly HashSet<string> UsualWhole = ["auth", "xauth", "otp", "pass", "pin", "pwd", "sid"];
    private static readonly string[] UsualParts = ["apikey", "credential", "passphrase", "passw", "pasw", "secret", "session"];

    private static readonly HashSet<string> Secret = [];
    private static readonly HashSet<string> Plain = [];

    static SecretNames()
    {
        foreach (var operation in LoginContract.Operations)
        {
            Add([.. operation.InPath, .. operation.InQuery, .. operation.InHeaders]);
            Add(operation.Body?.Schema);
            foreach (var response in operation.Responses) Add(response.Schema);
        }

        Plain.ExceptWith(Secret);
    }

    public static bool Has(string name)
    {
        var plain = Reduce(name);
        return Secret.Contains(plain) || (!Plain.Contains(plain) && (UsualWhole.Contains(plain) || Secret.Concat(UsualParts).Any(secret => plain.Contains(secret, StringComparison.Ordinal))));
    }

    /// <summary>Whether the contract knows the name, and never as that of a secret.</summary>
    public static bool IsKnownPlain(string name) => Plain.Contains(Reduce(name));

    /// <summary>Whether the contract knows the name, as whatever.</summary>
    public static bool IsKnown(string name) => Secret.Contains(Reduce(name)) || IsKnownPlain(name);

    /// <summary>Whether the secret in the value is a part of a URL, the rest of which may be seen.</summary>
    public static bool IsOfUrl(string name) => Reduce(name) is var plain && (plain.EndsWith("url", StringComparison.Ordinal) || plain.EndsWith("uri", StringComparison.Ordinal));

    public static bool AreIn(Schema? schema) =>
        schema is not null && (schema.Secret || AreIn(schema.Items) || schema.Properties.Any(property => AreIn(property.Schema)));

    private static void Add(IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            (field.Schema.Secret ? Secret : Plain).Add(Reduce(field.Name));
            Add(field.Schema);
        }
    }

    private static void Add(Schema? schema)
    {
        if (schema is null) return;
        Add(schema.Properties);
        Add(schema.Items);
    }

    /// <summary>However it is written: newPassword is new_password.</summary>
    private static string Reduce(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
