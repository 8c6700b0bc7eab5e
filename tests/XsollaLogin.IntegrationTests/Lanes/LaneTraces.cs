namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The records that two mocks keep of their requests.</summary>
internal static class LaneTraces
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Asserts that both mocks have the same journals, requests, coverage and state, and that only the second used WireMock.Net.</summary>
    /// <param name="inOrder">Whether the test determines the order in which the requests end.</param>
    public static async Task AssertSameTracesAsync(this TwoLanes lanes, TestProject project, bool inOrder = true)
    {
        using var express = new AdminClient(lanes.Addresses.Express);
        using var through = new AdminClient(lanes.Addresses.ThroughWireMock);
        foreach (var journal in new[] { "journal", $"projects/{project.ProjectId}/journal" })
        {
            Assert.Equal(Listed(await EntriesAsync(express, journal), inOrder), Listed(await EntriesAsync(through, journal), inOrder));
        }

        Assert.Equal(Listed(await RequestsAsync(express), inOrder), Listed(await RequestsAsync(through), inOrder));
        // The handler that sends them to both has compared them.
        await lanes.Mock.Admin.DoAsync(HttpMethod.Get, "coverage", cancellationToken: Stop);
        await project.SaveAsync();
        await project.MessagesAsync();
        Assert.Equal(0, lanes.ExpressClock.ReadingsByWireMock);
    }

    /// <summary>Completes when each journal of the project has such an entry: a client sees a cut before the journal does.</summary>
    /// <param name="filter">As the admin endpoint accepts it.</param>
    public static async Task BothHaveAsync(this TwoLanes lanes, TestProject project, string filter)
    {
        foreach (var address in new[] { lanes.Addresses.Express, lanes.Addresses.ThroughWireMock })
        {
            using var mock = new AdminClient(address);
            await mock.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}/journal?{filter}&wait=60", cancellationToken: Stop);
        }
    }

    private static IEnumerable<string> Listed(IEnumerable<JsonNode> entries, bool inOrder)
    {
        var texts = entries.Select(entry => entry.ToJsonString());
        return inOrder ? texts : texts.Order(StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonNode>> EntriesAsync(AdminClient mock, string path)
    {
        var journal = await mock.DoAsync(HttpMethod.Get, path, cancellationToken: Stop);
        Assert.Equal(0, (long)journal["dropped"]!);
        return [.. journal["entries"]!.AsArray().Select(entry => Without(entry!, "id", "sequence", "loggedDate", "durationMs"))];
    }

    private static async Task<IReadOnlyList<JsonNode>> RequestsAsync(AdminClient mock)
    {
        var requests = (await mock.DoAsync(HttpMethod.Get, "requests", cancellationToken: Stop)).AsArray();
        foreach (var request in requests)
        {
            Without(request!["Request"]!, "DateTime");
            if (request["Response"] is { } response) Without(response, "DateTime");
        }

        return [.. requests.Select(request => Without(request!, "Guid"))];
    }

    private static JsonNode Without(JsonNode node, params string[] members)
    {
        foreach (var member in members) node.AsObject().Remove(member);
        return node;
    }
}
