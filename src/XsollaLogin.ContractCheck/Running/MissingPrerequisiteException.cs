namespace XsollaLogin.ContractCheck.Running;

/// <summary>An earlier answer lacks the data that a check needs. The check is skipped.</summary>
internal sealed class MissingPrerequisiteException(string reason) : Exception(reason);
