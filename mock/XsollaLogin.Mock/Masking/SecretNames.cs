using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Masking;

/// <summary>
/// Decides which names are those of secrets: names that the contract marks as secret, and unknown names that contain such a name or a usual one.
/// </summary>
internal static class SecretNames
{
    /// <summary>Names that are too short to be searched for within others.</summary>
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
        if (Secret.Contains(plain)) return true;
        if (Plain.Contains(plain)) return false;
        return UsualWhole.Contains(plain) || Secret.Concat(UsualParts).Any(secret => plain.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>Whether the contract has the name, and never for a secret.</summary>
    public static bool IsKnownPlain(string name) => Plain.Contains(Reduce(name));

    /// <summary>Whether the contract has the name, secret or not.</summary>
    public static bool IsKnown(string name) => Secret.Contains(Reduce(name)) || IsKnownPlain(name);

    /// <summary>Whether the value is a URL, of which only a part is secret.</summary>
    public static bool IsOfUrl(string name) =>
        Reduce(name) is var plain && (plain.EndsWith("url", StringComparison.Ordinal) || plain.EndsWith("uri", StringComparison.Ordinal));

    /// <summary>Whether a value of the schema can contain a secret.</summary>
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

    /// <summary>Removes case and separators, so that newPassword and new_password are one name.</summary>
    private static string Reduce(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
