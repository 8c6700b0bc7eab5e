using System.Text;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>The fields of a form that the contract has checked.</summary>
internal sealed class Form(ReadOnlySpan<byte> body)
{
    private readonly string _pairs = Encoding.UTF8.GetString(body);

    /// <summary>Null where the field is absent or empty.</summary>
    public string? this[string name] => Pairs.First(_pairs, name);

    /// <summary>The grant that the form exchanges or renews; null where the project has none such.</summary>
    public Grant? GrantIn(Project project) =>
        project.AuthorizationCodes.TryFind(this[Members.Code] ?? "", out var grant) || project.RefreshTokens.TryFind(this[Members.RefreshToken] ?? "", out grant)
            ? grant
            : null;
}
