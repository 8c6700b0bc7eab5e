using System.Net.Sockets;
using System.Text.RegularExpressions;
using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Compares the bytes that two mocks send on a connection.</summary>
internal static partial class LaneBytes
{
    /// <summary>Sends the same to both mocks, reads until they close and asserts that they send the same, apart from the date.</summary>
    /// <returns>The received text.</returns>
    public static async Task<string> AssertSameBytesAsync(this TwoLanes lanes, Func<RawConnection, Task> send, SocketError end = SocketError.Success)
    {
        var host = lanes.Addresses.Express.Authority;
        using var express = await RawConnection.ToAsync(lanes.Addresses.Express, host);
        using var through = await RawConnection.ToAsync(lanes.Addresses.ThroughWireMock, host);
        await send(express);
        await send(through);
        var received = await ReceivedAsync(express, end);

        Assert.Equal(received, await ReceivedAsync(through, end));
        return received;
    }

    private static async Task<string> ReceivedAsync(RawConnection connection, SocketError end)
    {
        var (text, met) = await connection.ReadToEndAsync();
        Assert.Equal(end, met);
        return Date().Replace(text, "Date: *\r\n");
    }

    [GeneratedRegex("^Date: .*\r\n", RegexOptions.Multiline)]
    private static partial Regex Date();
}
