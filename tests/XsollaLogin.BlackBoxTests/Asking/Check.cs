using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>One promise of the contract: what is asked of an operation, and by which of its declared answers.</summary>
public sealed class Check
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    /// <param name="owner">The operationId, or the name in x-fallbacks.</param>
    /// <param name="asked">What is asked, in words.</param>
    /// <param name="expected">Names of the declared answers that keep the promise, the usual one first.</param>
    public Check(string owner, string asked, params IEnumerable<string> expected)
    {
        (Owner, Asked) = (owner, asked);
        Operation = Contract.Operations.SingleOrDefault(operation => operation.Id == owner);
        Declared = Operation?.Responses ?? [Contract.Fallback(owner)];
        Circumstances = Usual(owner);
        Expected = [.. expected.Select(name => Declared.SelectMany(response => response.Answers).Single(answer => answer.Name == name))];
    }

    public string Owner { get; }

    public string Asked { get; }

    public ContractOperation? Operation { get; }

    public IReadOnlyList<ContractResponse> Declared { get; }

    public IReadOnlyList<ContractAnswer> Expected { get; }

    /// <summary>Whether it makes or changes users, sends messages or ends sessions, or would if the server took what it has to reject.</summary>
    public bool Writes { get; init; }

    /// <summary>Beside the project and the client of the operation.</summary>
    public IReadOnlyList<Setting> AlsoNeeds { get; init; } = [];

    /// <summary>What may stand before the expected answer; usually what may stand before any valid request of the operation.</summary>
    public Circumstances Circumstances { get; init; }

    /// <summary>Changes the valid request that the session makes.</summary>
    public Action<ExampleRequest, Session> With { get; init; } = (_, _) => { };

    /// <summary>Where one changed request is not all; null: it is.</summary>
    public Func<Session, Task<HttpResponseMessage>>? AskedBy { get; init; }

    /// <summary>Where no answer of the contract is awaited: what is, in words.</summary>
    public string? Promise { get; init; }

    /// <summary>How an answer breaks the <see cref="Promise"/>.</summary>
    public Func<HttpResponseMessage, IEnumerable<string>> Breaches { get; init; } = _ => [];

    public IEnumerable<Setting> Needs => (Operation is null ? [] : Session.NeedsOf(Operation)).Concat(AlsoNeeds);

    public Task<HttpResponseMessage> AskAsync(Session session) =>
        AskedBy?.Invoke(session) ?? session.AskAsync(Operation!.Id, request => With(request, session));

    private static Circumstances Usual(string owner) => Circumstances.Load | Circumstances.ProjectSettings | owner switch
    {
        "signUp" or "signUpOAuth2" => Circumstances.ClosedRegistration,
        "login" or "loginOAuth2" or "requestPhoneCode" or "requestPhoneCodeOAuth2" or "requestEmailCode" or "requestEmailCodeOAuth2" => Circumstances.Captcha,
        _ => Circumstances.None,
    };

    public override string ToString() => $"{Owner}: {Asked}";
}
