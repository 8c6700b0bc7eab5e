using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>Tokens that a test writes and signs.</summary>
internal static class SignedToken
{
    public const string Secret = "a secret of the project";

    /// <summary>A project of the mock that signs with <see cref="Secret"/>.</summary>
    public static object BySecret { get; } = new { jwtSecret = Secret };

    /// <summary>A project of the mock that signs with its key.</summary>
    public static object ByKey { get; } = new { jwtAlgorithm = "RS256" };

    /// <summary>Signs claims with <see cref="Secret"/>; those that every token needs are added.</summary>
    public static string Of(TestProject project, string claims)
    {
        var all = JsonNode.Parse(claims)!.AsObject();
        all["iss"] = "https://login.xsolla.com";
        all["sub"] = "7";
        all["exp"] = 9999999999;
        all["xsolla_login_project_id"] = project.ProjectId;
        return Of("""{"alg":"HS256","typ":"JWT"}""", all, Encoding.UTF8.GetBytes(Secret));
    }

    public static string Of(string header, JsonNode claims, byte[] secret)
    {
        var signed = $"{Encode(header)}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed)))}";
    }

    public static string Unsigned(string header, JsonNode claims) => $"{Encode(header)}.{Encode(claims.ToJsonString())}.";

    public static async Task<string> OfNewUserAsync(TestProject project) => await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
