using System.Globalization;
using XsollaLogin.BlackBoxTests.Asking;

namespace XsollaLogin.BlackBoxTests.Checks;

/// <summary>What the contract says of every operation alike: an element that is missing or too short, a project or client that nobody has.</summary>
internal static class InvalidRequestChecks
{
    public const int NobodysClient = int.MaxValue;

    private const string ProjectId = "projectId";
    private const string ClientId = "client_id";

    private static readonly string Usual = ContractDocument.Current.Root["x-violation"]!.GetValue<string>();

    // Once such a request is taken for valid it has made or sent something, unless it names no project to do so in.
    private static readonly HashSet<string> Writing =
    [
        "signUp", "signUpOAuth2", "resendConfirmationLink", "resendConfirmationLinkOAuth2", "requestPhoneCode", "requestPhoneCodeOAuth2",
        "requestEmailCode", "requestEmailCodeOAuth2", "requestPasswordReset",
    ];

    // An invalid request is answered as such whatever the project's settings and the moment are; who names no project there is meets no settings.
    // Which comes first where the token is wrong too, the contract leaves open.
    public static IEnumerable<Check> All => ContractDocument.Current.Operations.Where(operation => !operation.NeedsToken).SelectMany(operation =>
        MissingParameters(operation).Concat(ShortParameters(operation)).Concat(MissingMembers(operation)).Concat(Unknown(operation)));

    private static IEnumerable<Check> MissingParameters(ContractOperation operation) =>
        from parameter in operation.Parameters
        where parameter is { Required: true, In: not "path" }
        select new Check(operation.Id, $"without {parameter}", parameter.Violation ?? Usual)
        {
            Circumstances = Circumstances.None,
            Writes = Writing.Contains(operation.Id) && parameter.Name != ProjectId,
            With = (request, _) => request.Parameters.Remove(parameter),
        };

    private static IEnumerable<Check> ShortParameters(ContractOperation operation) =>
        from parameter in operation.Parameters
        where parameter is { Required: true, In: not "path" }
        let least = parameter.ResolvedSchema["minLength"]?.GetValue<long>() ?? 0
        where least > 1
        select new Check(operation.Id, $"{parameter} too short", parameter.Violation ?? Usual)
        {
            Circumstances = Circumstances.None,
            Writes = Writing.Contains(operation.Id),
            With = (request, _) => request.Parameters[parameter] = new string('a', (int)least - 1),
        };

    private static IEnumerable<Check> MissingMembers(ContractOperation operation) =>
        from name in operation.Body?.ResolvedSchema["required"]?.AsArray() ?? []
        let member = name!.GetValue<string>()
        select new Check(operation.Id, $"without {member} in the body", Usual)
        {
            Circumstances = Circumstances.None,
            Writes = Writing.Contains(operation.Id),
            With = (request, _) => request.Body!.AsObject().Remove(member),
        };

    private static IEnumerable<Check> Unknown(ContractOperation operation)
    {
        string[] notFound = [.. operation.Answers.Select(answer => answer.Name).Where(name => name is "ProjectNotFound" or "ObjectNotFound")];
        if (!notFound.Contains("ProjectNotFound")) yield break;
        if (operation.Parameters.Any(parameter => parameter is { Name: ClientId, Required: true }))
        {
            yield return new(operation.Id, "a client that nobody has", notFound)
            {
                Circumstances = Circumstances.Load,
                With = (request, _) =>
                {
                    request.Parameters.Remove(operation.Parameters.Single(parameter => parameter.Name == ProjectId));
                    request.Set(ClientId, NobodysClient.ToString(CultureInfo.InvariantCulture));
                },
            };
        }
        else if (operation.Parameters.Any(parameter => parameter is { Name: ProjectId, Required: true }))
        {
            yield return new(operation.Id, "a project that nobody has", "ProjectNotFound")
            {
                Circumstances = Circumstances.Load,
                With = (request, _) => request.Set(ProjectId, $"{Guid.NewGuid()}"),
            };
        }
    }
}
