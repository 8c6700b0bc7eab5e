using System.Buffers.Text;

namespace XsollaLogin.BrowserTests.Pages;

internal static class Jwt
{
    public static JsonNode Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
}
