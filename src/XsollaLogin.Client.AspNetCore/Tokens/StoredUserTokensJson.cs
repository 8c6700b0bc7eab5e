using System.Text.Json.Serialization;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The stored form of tokens, without reflection.</summary>
[JsonSerializable(typeof(StoredUserTokens))]
internal sealed partial class StoredUserTokensJson : JsonSerializerContext;
