namespace XsollaLogin.Mock.Journal;

/// <param name="Size">How many requests each journal keeps; 0: none.</param>
/// <param name="ShowSecrets">Whether what is shown is shown as it was.</param>
internal sealed record JournalOptions(int Size, bool ShowSecrets);
