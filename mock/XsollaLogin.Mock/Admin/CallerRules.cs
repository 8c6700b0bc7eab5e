using System.Net;

namespace XsollaLogin.Mock.Admin;

/// <summary>Who may steer: programs on this machine, and pages of the mock itself. Codes and keys are for nobody else.</summary>
internal static class CallerRules
{
    public static void Check(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is { } caller && !IPAddress.IsLoopback(caller)) throw AdminRefusal.Forbidden("control calls are taken from this machine only");
        if (!IsAddress(request.Host.Host))
        {
            throw AdminRefusal.Forbidden("control calls must name the mock by localhost or an IP address: any other name may be a page's that leads here (DNS rebinding)");
        }

        var own = $"{request.Scheme}://{request.Host}";
        if (request.Headers.Origin is [{ } origin, ..] && origin != own) throw AdminRefusal.Forbidden($"control calls are for programs and for pages of {own}, not for pages of other origins");
    }

    private static bool IsAddress(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
}
