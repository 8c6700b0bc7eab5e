namespace XsollaLogin.Client;

/// <summary>
/// A solved GeeTest challenge, which logins need after too many failures (<see cref="ErrorCode.CaptchaNeeded"/>). The page does not
/// name it; the SDK sends it with the same four calls.
/// </summary>
/// <param name="LotNumber">The lot number of the challenge.</param>
/// <param name="CaptchaOutput">The output of the challenge.</param>
/// <param name="PassToken">The pass token of the challenge.</param>
/// <param name="GenTime">When the challenge was solved, in Unix seconds.</param>
public sealed record Captcha(string LotNumber, string CaptchaOutput, string PassToken, string GenTime)
{
    /// <summary>The name alone: what proves a solved challenge is a secret.</summary>
    /// <returns><c>Captcha</c>.</returns>
    public override string ToString() => nameof(Captcha);
}
