using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock;
using WireMock.Admin.Mappings;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>
/// Reads the mappings in the files of <c>--root-dir</c>. WireMock.Net could read them itself, but it skips a file with an error,
/// and does not tell the express lane when a file changes.
/// </summary>
internal sealed class StaticMappings(MappingFolder folder, WireMockHost host, ExpressLane lane)
{
    /// <summary>Reads all files and removes the mappings of deleted files. If a file has an error, its previous mappings stay.</summary>
    /// <exception cref="InvalidDataException">Files cannot be read or are not mappings; the message names each with the reason.</exception>
    public void Read()
    {
        List<string> problems = [];
        Dictionary<Guid, string> owners = [];
        var files = Files();
        using (lane.Suspend(host))
        {
            var before = OfFiles().ToHashSet();
            foreach (var path in files)
            {
                try
                {
                    // The mock reads the file first: WireMock.Net tries an unreadable file for 1.5 seconds and does not report the reason.
                    Try(folder.ReadMappingFile(path));
                    host.Server.ReadStaticMappingAndAddOrUpdate(path);
                    foreach (var id in OfFiles().Where(mapping => mapping.Path == path && !before.Contains(mapping)).Select(mapping => mapping.Guid))
                    {
                        if (!owners.TryAdd(id, path)) problems.Add($"{path}: a mapping in {owners[id]} has the Guid {id}, too");
                    }
                }
                catch (Exception e)
                {
                    problems.Add($"{path}: {e.Message.ReplaceLineEndings(" ")}");
                    before.RemoveWhere(mapping => mapping.Path == path);
                }
            }

            foreach (var gone in OfFiles().Where(before.Contains).ToList()) host.Server.DeleteMapping(gone.Guid);
        }

        if (problems is not []) throw new InvalidDataException(string.Join("; ", problems));
    }

    /// <summary>Creates each mapping of a file temporarily and disabled, so that a file with a wrong mapping is not applied at all.</summary>
    private void Try(string json)
    {
        foreach (var mapping in JToken.Parse(json) is JArray list ? list.ToObject<MappingModel?[]>()! : [JsonConvert.DeserializeObject<MappingModel>(json)])
        {
            if (mapping is null) throw new InvalidDataException("a mapping must be an object, not null");
            if (mapping.Request is null)
                throw new InvalidDataException("it has no Request; if it is a body that a mapping names in BodyAsFile, give it another extension than .json");
            (mapping.Guid, mapping.IsDisabled, mapping.SaveToFile) = (Guid.NewGuid(), true, null);
            host.Server.WithMapping(mapping);
            host.Server.DeleteMapping(mapping.Guid.Value);
        }
    }

    private IReadOnlyList<string> Files()
    {
        try
        {
            return folder.Files();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private IEnumerable<IMapping> OfFiles() => host.Server.Mappings.Where(mapping => mapping.Path is not null);
}
