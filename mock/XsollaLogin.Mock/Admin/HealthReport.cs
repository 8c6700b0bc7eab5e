using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Admin;

/// <summary>As WireMock reports it, and how many long polls are held now.</summary>
internal sealed record HealthReport(string Status, string Message, string Version, long UptimeInSeconds, DateTimeOffset Timestamp, int WaitingPolls);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(string))]
internal sealed partial class AdminJson : JsonSerializerContext;
