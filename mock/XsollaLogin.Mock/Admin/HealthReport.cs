using System.Text.Json.Serialization;

namespace XsollaLogin.Mock.Admin;

/// <summary>As WireMock reports it.</summary>
internal sealed record HealthReport(string Status, string Message, string Version, long UptimeInSeconds, DateTimeOffset Timestamp);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class AdminJson : JsonSerializerContext;
