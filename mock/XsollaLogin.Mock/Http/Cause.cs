namespace XsollaLogin.Mock.Http;

/// <summary>Why a request got its answer.</summary>
internal enum Cause
{
    /// <summary>No operation has the path, or the method on it.</summary>
    Unknown,

    /// <summary>A page of the mock itself, or a mailed link.</summary>
    Page,

    /// <summary>A browser asked whether it may ask.</summary>
    Preflight,

    /// <summary>A stub matched.</summary>
    Stub,

    /// <summary>The request breaks the contract.</summary>
    Validation,

    /// <summary>Only configured projects exist, and this is none.</summary>
    Project,

    /// <summary>A tester scripted it.</summary>
    Script,

    /// <summary>The header Prefer asked for it.</summary>
    Preference,

    /// <summary>The login asked for it: <c>error.003-001@example.com</c>.</summary>
    Login,

    /// <summary>The flow decided.</summary>
    Flow,

    /// <summary>The mock keeps no state: the first documented success.</summary>
    Replay,

    /// <summary>The mock failed.</summary>
    Defect,
}
