namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The reason for a challenge.</summary>
internal enum BearerError
{
    None,
    InvalidRequest,
    InvalidToken,
    RejectedByApplication,
    CouldNotValidate,
}

/// <summary>The value of the header <c>WWW-Authenticate</c> (RFC 6750, section 3).</summary>
internal static class BearerChallenge
{
    /// <summary>Creates the value. The descriptions are constant: the exact reason would help an attacker.</summary>
    public static string Of(string? realm, BearerError error)
    {
        string?[] parameters =
        [
            realm is null ? null : $"realm=\"{realm}\"",
            error switch
            {
                BearerError.InvalidToken => "error=\"invalid_token\", error_description=\"The token is invalid, expired or revoked.\"",
                BearerError.InvalidRequest => "error=\"invalid_request\", error_description=\"The request has several credentials.\"",
                _ => null,
            },
        ];
        return $"{AuthorizationHeader.Scheme} {string.Join(", ", parameters.OfType<string>())}".TrimEnd();
    }
}
