namespace XsollaLogin.Client.Tokens;

/// <summary>Why a user's token is not valid.</summary>
public enum InvalidTokenReason
{
    /// <summary>It is no JWT, or one with extensions that must be understood (<c>crit</c>).</summary>
    Malformed,

    /// <summary>It is signed by another algorithm than the project is configured for, or not at all.</summary>
    WrongAlgorithm,

    /// <summary>The project has no key of the ID in its header (<c>kid</c>).</summary>
    UnknownKey,

    /// <summary>The signature is not the project's, or the token was changed.</summary>
    WrongSignature,

    /// <summary>Somebody else has issued it (<c>iss</c>).</summary>
    WrongIssuer,

    /// <summary>It is a token of another project (<c>xsolla_login_project_id</c>).</summary>
    WrongProject,

    /// <summary>Its time has passed (<c>exp</c>), or it says of none.</summary>
    Expired,

    /// <summary>Its time has not come (<c>nbf</c>).</summary>
    NotYetValid,

    /// <summary>It names no user (<c>sub</c>).</summary>
    NoUser,
}
