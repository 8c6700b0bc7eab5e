namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>What a check builds upon was not to be had; that is not its own failure.</summary>
public sealed class NotAskableException(string reason) : Exception(reason);
