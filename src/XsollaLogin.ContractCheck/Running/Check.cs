using XsollaLogin.ContractCheck.Contract;
using XsollaLogin.ContractCheck.Http;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Running;

/// <summary>A check: a request to one operation and the answers that the contract promises for it.</summary>
internal sealed class Check
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    /// <param name="operationOrFallback">The operationId, or the name in x-fallbacks.</param>
    /// <param name="description">The request in words.</param>
    /// <param name="expected">Names of the declared answers that pass the check, the usual one first.</param>
    public Check(string operationOrFallback, string description, params IEnumerable<string> expected)
    {
        (OperationOrFallback, Description) = (operationOrFallback, description);
        Operation = Contract.Operations.SingleOrDefault(operation => operation.Id == operationOrFallback);
        Declared = Operation?.Responses ?? [Contract.Fallback(operationOrFallback)];
        Blockers = UsualBlockers(operationOrFallback);
        Expected = [.. expected.Select(name => Declared.SelectMany(response => response.Answers).Single(answer => answer.Name == name))];
    }

    public string OperationOrFallback { get; }

    public string Description { get; }

    /// <summary>Null for an unknown path or method.</summary>
    public ContractOperation? Operation { get; }

    public IReadOnlyList<ContractResponse> Declared { get; }

    public IReadOnlyList<ContractAnswer> Expected { get; }

    /// <summary>Whether it creates or changes users, sends messages or ends sessions, or would do so on a server that accepts an invalid request.</summary>
    public bool Writes { get; init; }

    /// <summary>Settings that the check requires in addition to the project and the client of the operation.</summary>
    public IReadOnlyList<Setting> AlsoRequires { get; init; } = [];

    /// <summary>Conditions that excuse another answer; by default those that apply to every valid request of the operation.</summary>
    public Blockers Blockers { get; init; }

    /// <summary>Changes the minimal valid request before it is sent.</summary>
    public Action<ExampleRequest, Session> Change { get; init; } = (_, _) => { };

    /// <summary>Sends the request, for a check that needs more than <see cref="Change"/>; null: it does not.</summary>
    public Func<Session, Task<HttpResponseMessage>>? Send { get; init; }

    /// <summary>The expected behavior in words, for a check whose answer the contract does not declare; null: one of <see cref="Expected"/>.</summary>
    public string? Behavior { get; init; }

    /// <summary>Finds the differences between an answer and <see cref="Behavior"/>.</summary>
    public Func<HttpResponseMessage, IEnumerable<string>> FindViolations { get; init; } = _ => [];

    /// <summary>The place in the contract: the first expected response, or the operation.</summary>
    public string Line => Operation is null
        ? ContractLines.OfFallback(OperationOrFallback)
        : ContractLines.Of(Operation, Expected is [{ Status: var status }, ..] ? status : null);

    public IEnumerable<Setting> Requires => (Operation is null ? [] : Session.RequiredBy(Operation)).Concat(AlsoRequires).Distinct();

    public Task<HttpResponseMessage> SendAsync(Session session) =>
        Send?.Invoke(session) ?? session.SendAsync(Operation!.Id, request => Change(request, session));

    private static Blockers UsualBlockers(string operationOrFallback) => Blockers.RateLimit | Blockers.ProjectSettings | operationOrFallback switch
    {
        OperationIds.SignUp or OperationIds.SignUpOAuth2 => Blockers.RegistrationClosed,
        OperationIds.Login or OperationIds.LoginOAuth2 or OperationIds.LoginOAuth2Token
            or OperationIds.RequestPhoneCode or OperationIds.RequestPhoneCodeOAuth2
            or OperationIds.RequestEmailCode or OperationIds.RequestEmailCodeOAuth2 => Blockers.Captcha,
        _ => Blockers.None,
    };

    public override string ToString() => $"{OperationOrFallback}: {Description}";
}
