namespace XsollaLogin.Mock.Contract;

/// <summary>The contract, as it was compiled: each part is made when it is first asked for, and everybody gets the same one.</summary>
internal static partial class LoginContract
{
    /// <summary>The operations of a path; null where the contract has none such. Complete paths go before those with parameters.</summary>
    public static Route? RouteOf(string path)
    {
        if (Complete(path) is { } route) return route;
        foreach (var templated in Templated)
        {
            if (templated.Matches(path)) return templated;
        }

        return null;
    }

    /// <summary>Of parts that were made at the same time the first one stays.</summary>
    private static T First<T>(ref T? part, T made)
        where T : class => Interlocked.CompareExchange(ref part, made, null) ?? made;
}
