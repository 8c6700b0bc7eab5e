// A peer: WireMock.Net as its users start it, with one fixed answer. It keeps no request log, which would cost more than the answer.
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

using var server = WireMockServer.Start(new WireMockServerSettings { Urls = [args[0]], StartAdminInterface = true, MaxRequestLogCount = 0 });
server.Given(Request.Create().WithPath("/api/login").UsingPost())
    .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody("""{"login_url":"https://someurl.com?token=XXXXXXX"}"""));
await Task.Delay(Timeout.Infinite);
