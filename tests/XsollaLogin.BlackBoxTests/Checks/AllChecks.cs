using XsollaLogin.BlackBoxTests.Asking;

namespace XsollaLogin.BlackBoxTests.Checks;

/// <summary>Every check, in the order of the contract.</summary>
public static class AllChecks
{
    private static readonly List<string> Order = [.. ContractDocument.Current.Operations.Select(operation => operation.Id)];

    public static IReadOnlyList<Check> List { get; } =
    [
        .. ((IEnumerable<Check>)[
            .. PasswordChecks.All, .. PasswordlessChecks.All, .. AskFieldsChecks.All, .. PasswordResetChecks.All, .. SsoChecks.All, .. TokenChecks.All,
            .. InvalidRequestChecks.All, .. HttpChecks.All,
        ]).OrderBy(check => check.Operation is null ? int.MaxValue : Order.IndexOf(check.Owner)),
    ];

    public static Check Find(string name) => List.Single(check => check.ToString() == name);
}
