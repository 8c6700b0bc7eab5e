using Microsoft.AspNetCore.Http.Features;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Changes the connection to a WebSocket, with the headers that WireMock.Net wrote to the draft.</summary>
internal sealed class DraftedUpgrade(IHttpUpgradeFeature upgrade, IHttpResponseFeature draft, HttpResponse response) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    public Task<Stream> UpgradeAsync()
    {
        foreach (var (name, values) in draft.Headers) response.Headers[name] = values;
        return upgrade.UpgradeAsync();
    }
}
