namespace XsollaLogin.ContractCheck.Running;

/// <summary>Conditions that a check cannot control and for which a server may give another declared answer than the expected one.</summary>
[Flags]
internal enum Blockers
{
    None = 0,

    /// <summary>The server limits the number of requests or logins.</summary>
    RateLimit = 1,

    /// <summary>The settings of the project turn the call off.</summary>
    ProjectSettings = 2,

    /// <summary>The project accepts no new users.</summary>
    RegistrationClosed = 4,

    /// <summary>The server asks for a captcha first.</summary>
    Captcha = 8,
}
