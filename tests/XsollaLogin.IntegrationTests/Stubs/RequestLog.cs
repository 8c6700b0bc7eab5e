using Newtonsoft.Json;
using WireMock.Admin.Requests;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Reads the request log with WireMock.Net's own types.</summary>
internal static class RequestLog
{
    public static async Task<IReadOnlyList<LogEntryModel>> LogAsync(this StubbedMock mock, string path = "") =>
        Read<List<LogEntryModel>>(await mock.Curl.GetAsync($"/__admin/requests{path}"));

    /// <param name="wanted">The Request of a mapping, as JSON.</param>
    public static async Task<IReadOnlyList<LogEntryModel>> FindAsync(this StubbedMock mock, string wanted)
    {
        var found = Read<List<LogEntryModel>>(await mock.Curl.SendAsync("POST", "/__admin/requests/find", wanted));
        var count = Read<RequestCountModel>(await mock.Curl.SendAsync("POST", "/__admin/requests/count", wanted)).Count;
        Assert.Equal(found.Count, count);
        return found;
    }

    public static T Read<T>(Reply reply)
    {
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Body);
        // Fails for a member that WireMock.Net does not know.
        return JsonConvert.DeserializeObject<T>(reply.Body, new JsonSerializerSettings { MissingMemberHandling = MissingMemberHandling.Error })!;
    }
}
