namespace XsollaLogin.Client.Outcomes;

/// <summary>Answers of the right shape that say nothing the calls are documented to end with.</summary>
internal static class Unexpected
{
    internal static XsollaLoginException Answer(XsollaLoginResponse response, string fault) =>
        new($"Xsolla Login answered {response.Operation} with {response.StatusCode}, but {fault}.", response.Operation, response.StatusCode);
}
