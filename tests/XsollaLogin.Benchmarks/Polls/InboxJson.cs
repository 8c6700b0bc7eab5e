using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Benchmarks.Polls;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class InboxJson : JsonSerializerContext;
