using System.Globalization;
using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Yaml;

namespace XsollaLogin.Mock.Compiler.Reading;

/// <summary>Reads what every answer with a status must be; what is wrong with the response itself is said where its examples are read.</summary>
internal sealed class ResponseReader(SchemaReader schemas)
{
    public Response? Read(Node response)
    {
        if (!int.TryParse(response.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var status)) return null;
        var required = (response["headers"]?.Entries ?? []).Where(header => header.Flag("required")).Select(header => header.Key).ToList();
        return response["content"]?.Entries.FirstOrDefault() is { } media
            ? new Response(status, media.Key, media.Require("schema") is { } schema ? schemas.Read(schema) : null, required)
            : new Response(status, null, null, required);
    }
}
