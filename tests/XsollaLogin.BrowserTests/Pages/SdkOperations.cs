namespace XsollaLogin.BrowserTests.Pages;

/// <summary>The operations of the contract that the functions of the SDK call.</summary>
internal static class SdkOperations
{
    /// <summary>OAuth 2.0 forms of documented calls that the SDK does not use.</summary>
    private static readonly string[] Unused = ["checkSsoOAuth2", "loginOAuth2Token"];

    public static IReadOnlyList<ContractOperation> All { get; } =
    [
        .. from operation in ContractDocument.Current.Operations
           where !operation.DocumentedCall.StartsWith("none", StringComparison.Ordinal) && !Unused.Contains(operation.Id)
           select operation,
    ];

    public static Protocol ProtocolOf(ContractOperation operation) =>
        operation.Id.EndsWith("OAuth2", StringComparison.Ordinal) ? Protocol.OAuth2 : Protocol.Jwt;
}
