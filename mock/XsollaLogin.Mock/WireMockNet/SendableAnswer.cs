using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Checks whether the server can send the answer of a stub.</summary>
internal static class SendableAnswer
{
    private const int First = 200;
    private const int Last = 999;

    /// <summary>Returns the answer, or an error if the server cannot send it.</summary>
    public static Answer Of(Answer answer, StubMatch match)
    {
        var problem = answer.Status is < First or > Last
            ? $"the status must be from {First} to {Last}, not {answer.Status}"
            : answer.Headers.Append(new("Content-Type", answer.ContentType))
                .Where(header => !IsSendable(header.Key, header.Value))
                .Select(header => $"HTTP has no header \"{header.Key}\" with this value").FirstOrDefault();
        return problem is null ? answer : LoginContract.Failure($"the stub {match.Title ?? match.Id.ToString()} cannot be sent: {problem}");
    }

    private static bool IsSendable(string name, StringValues values) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter))
        && values.All(value => value is null || value.All(letter => letter is '\t' or (>= ' ' and <= '~')));
}
