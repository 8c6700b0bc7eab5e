using System.Globalization;
using XsollaLogin.ContractCheck.Contract;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Checks;

/// <summary>The checks that every operation shares: a missing or too short element, an unknown project or client.</summary>
internal static class InvalidRequestChecks
{
    private const string ProjectId = Parameters.ProjectId;
    private const string ClientId = Members.ClientId;

    private static readonly string UsualAnswer = ContractDocument.Current.Root["x-violation"]!.GetValue<string>();

    // A server that accepts such an invalid request creates or sends something, unless the request names no project.
    private static readonly HashSet<string> WritingOperations =
    [
        OperationIds.SignUp, OperationIds.SignUpOAuth2, OperationIds.ResendConfirmationLink, OperationIds.ResendConfirmationLinkOAuth2,
        OperationIds.RequestPhoneCode, OperationIds.RequestPhoneCodeOAuth2, OperationIds.RequestEmailCode, OperationIds.RequestEmailCodeOAuth2,
        OperationIds.RequestPasswordReset,
    ];

    // An invalid request is rejected before the settings of the project and a rate limit apply; an unknown project has no settings.
    // Operations with a token are left out: the contract does not say whether the token or the request is validated first.
    public static IEnumerable<Check> All => ContractDocument.Current.Operations.Where(operation => !operation.NeedsToken).SelectMany(operation =>
        MissingParameters(operation).Concat(ShortParameters(operation)).Concat(MissingMembers(operation)).Concat(Unknown(operation)));

    private static IEnumerable<Check> MissingParameters(ContractOperation operation) =>
        from parameter in operation.Parameters
        where parameter is { Required: true, In: not "path" }
        select new Check(operation.Id, $"no {parameter}", parameter.Violation ?? UsualAnswer)
        {
            Blockers = Blockers.None,
            Writes = WritingOperations.Contains(operation.Id) && parameter.Name != ProjectId,
            Change = (request, _) => request.Parameters.Remove(parameter),
        };

    private static IEnumerable<Check> ShortParameters(ContractOperation operation) =>
        from parameter in operation.Parameters
        where parameter is { Required: true, In: not "path" }
        let minLength = parameter.ResolvedSchema["minLength"]?.GetValue<long>() ?? 0
        where minLength > 1
        select new Check(operation.Id, $"a too short {parameter}", parameter.Violation ?? UsualAnswer)
        {
            Blockers = Blockers.None,
            Writes = WritingOperations.Contains(operation.Id),
            Change = (request, _) => request.Parameters[parameter] = new string('a', (int)minLength - 1),
        };

    private static IEnumerable<Check> MissingMembers(ContractOperation operation) =>
        from name in operation.Body?.ResolvedSchema["required"]?.AsArray() ?? []
        let member = name!.GetValue<string>()
        select new Check(operation.Id, $"no {member} in the body", UsualAnswer)
        {
            Blockers = Blockers.None,
            Writes = WritingOperations.Contains(operation.Id),
            Change = (request, _) => request.Body!.AsObject().Remove(member),
        };

    private static IEnumerable<Check> Unknown(ContractOperation operation)
    {
        string[] notFound = [.. operation.Answers.Select(answer => answer.Name).Where(name => name is Examples.ProjectNotFound or Examples.ObjectNotFound)];
        if (!notFound.Contains(Examples.ProjectNotFound)) yield break;
        if (operation.Parameters.Any(parameter => parameter is { Name: ClientId, Required: true }))
        {
            yield return new(operation.Id, "an unknown client", notFound)
            {
                Blockers = Blockers.RateLimit,
                Change = (request, _) =>
                {
                    request.Parameters.Remove(operation.Parameters.Single(parameter => parameter.Name == ProjectId));
                    request.Set(ClientId, UnknownValues.ClientId.ToString(CultureInfo.InvariantCulture));
                },
            };
        }
        else if (operation.Parameters.Any(parameter => parameter is { Name: ProjectId, Required: true }))
        {
            yield return new(operation.Id, "an unknown project", Examples.ProjectNotFound)
            {
                Blockers = Blockers.RateLimit,
                Change = (request, _) => request.Set(ProjectId, UnknownValues.Uuid()),
            };
        }
    }
}
