using XsollaLogin.ContractCheck.Contract;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Checks;

/// <summary>All checks, in the order of the contract.</summary>
internal static class AllChecks
{
    private static readonly List<string> Order = [.. ContractDocument.Current.Operations.Select(operation => operation.Id)];

    public static IReadOnlyList<Check> List { get; } =
    [
        .. ((IEnumerable<Check>)[
            .. PasswordChecks.All, .. PasswordlessChecks.All, .. AskFieldsChecks.All, .. PasswordResetChecks.All, .. SsoChecks.All, .. TokenChecks.All,
            .. InvalidRequestChecks.All, .. HttpChecks.All,
        ]).OrderBy(check => check.Operation is null ? int.MaxValue : Order.IndexOf(check.OperationOrFallback)),
    ];

    public static Check Find(string name) => List.Single(check => check.ToString() == name);

    /// <summary>Runs all checks, one after another.</summary>
    public static async Task<CheckRun> RunAsync(Session session)
    {
        var results = new List<CheckResult>();
        foreach (var check in List) results.Add(await CheckRunner.RunAsync(check, session));
        return new CheckRun($"{session.Settings.BaseAddress}", results);
    }
}
