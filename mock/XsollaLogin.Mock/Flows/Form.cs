using System.Text;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>The fields of a validated form.</summary>
internal sealed class Form(ReadOnlySpan<byte> body)
{
    private readonly string _pairs = Encoding.UTF8.GetString(body);

    /// <summary>Returns the value of a field; null if it is absent or empty.</summary>
    public string? this[string name] => Pairs.First(_pairs, name);

    /// <summary>Returns the grant that the form exchanges or renews; null if the project does not have it.</summary>
    public Grant? GrantIn(Project project) =>
        project.AuthorizationCodes.TryFind(this[Members.Code] ?? "", out var grant)
        || project.RefreshTokens.TryFind(this[Members.RefreshToken] ?? "", out grant)
            ? grant
            : null;
}
