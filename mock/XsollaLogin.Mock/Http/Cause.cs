namespace XsollaLogin.Mock.Http;

/// <summary>The cause of an answer.</summary>
internal enum Cause
{
    /// <summary>No operation has the path and method.</summary>
    Unknown,

    /// <summary>A page of the mock itself, or a mailed link.</summary>
    Page,

    /// <summary>An admin request that did what a user does.</summary>
    Admin,

    /// <summary>A preflight request of a browser.</summary>
    Preflight,

    /// <summary>A stub matched.</summary>
    Stub,

    /// <summary>The request breaks the contract.</summary>
    Validation,

    /// <summary>The mock is strict and the project is not configured, or no path can name the project.</summary>
    Project,

    /// <summary>A tester scripted the answer.</summary>
    Script,

    /// <summary>The header <c>Prefer</c> asked for the answer.</summary>
    Preference,

    /// <summary>The username asked for the error: <c>error.003-001@example.com</c>.</summary>
    Login,

    /// <summary>The flow of the operation answered.</summary>
    Flow,

    /// <summary>The first documented success was replayed.</summary>
    Replay,

    /// <summary>The mock failed because of an internal error; see its log.</summary>
    Defect,
}
