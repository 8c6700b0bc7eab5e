using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace XsollaLogin.Client.Wire;

/// <summary>Reads a whole number that the server may send as text or with a fraction, which is cut off.</summary>
internal sealed class WholeNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OrNull.Read(ref reader) ?? throw new JsonException("The value is not a number.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    /// <summary>Reads the same numbers; null for any other JSON value.</summary>
    internal sealed class OrNull : JsonConverter<int?>
    {
        public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

        public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
        {
            if (value is { } number) writer.WriteNumberValue(number);
            else writer.WriteNullValue();
        }

        internal static int? Read(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number when reader.TryGetDouble(out var number):
                    return Whole(number);
                case JsonTokenType.String when double.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var number):
                    return Whole(number);
                default:
                    reader.Skip();
                    return null;
            }
        }

        private static int? Whole(double number) => double.IsNaN(number) ? null : (int)Math.Clamp(number, int.MinValue, int.MaxValue);
    }
}
