namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>What may stand before the expected answer though the server keeps the contract: the moment, or the project's settings.</summary>
[Flags]
public enum Circumstances
{
    None = 0,

    /// <summary>Too many requests or logins.</summary>
    Load = 1,

    /// <summary>The project does not offer the call.</summary>
    ProjectSettings = 2,

    /// <summary>The project takes no new users.</summary>
    ClosedRegistration = 4,

    /// <summary>A captcha has to be solved first.</summary>
    Captcha = 8,
}
