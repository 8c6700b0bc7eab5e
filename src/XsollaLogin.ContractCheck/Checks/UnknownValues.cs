namespace XsollaLogin.ContractCheck.Checks;

/// <summary>Values that are valid but that no server has issued.</summary>
internal static class UnknownValues
{
    public const string Token = "no.such.token";
    public const string Code = "no.such.code";
    public const int ClientId = int.MaxValue;

    public static string Id() => Guid.NewGuid().ToString("N");

    public static string Uuid() => Guid.NewGuid().ToString();
}
