namespace XsollaLogin.Client;

/// <summary>A solved GeeTest captcha, which logins require after too many failures (<see cref="ErrorCode.CaptchaNeeded"/>).</summary>
/// <remarks>The page does not document it; the SDK sends it with the calls that accept it here.</remarks>
/// <param name="LotNumber">The lot number of the captcha.</param>
/// <param name="CaptchaOutput">The output of the captcha.</param>
/// <param name="PassToken">The pass token of the captcha.</param>
/// <param name="GenTime">The time at which the captcha was solved, in Unix seconds.</param>
public sealed record Captcha(string LotNumber, string CaptchaOutput, string PassToken, string GenTime)
{
    /// <summary>Returns the type name only, because the members are secret.</summary>
    /// <returns><c>Captcha</c>.</returns>
    public override string ToString() => nameof(Captcha);
}
