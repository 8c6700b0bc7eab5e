using System.Net.Sockets;
using System.Text.RegularExpressions;
using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Compares the bytes that two mocks send on a connection.</summary>
internal static partial class LaneBytes
{
    /// <summary>Sends the same to both mocks, reads until they close and asserts that they send the same, apart from the date.</summary>
    /// <returns>The received text.</returns>
    public static async Task<string> AssertSameBytesAsync(this TwoLanes lanes, Func<RawConnection, Task> send, SocketError expectedEnd = SocketError.Success)
    {
        var host = lanes.Addresses.Express.Authority;
        using var express = await RawConnection.ToAsync(lanes.Addresses.Express, host);
        using var through = await RawConnection.ToAsync(lanes.Addresses.ThroughWireMock, host);
        await send(express);
        await send(through);
        var received = await ReceivedAsync(express, expectedEnd);

        Assert.Equal(received, await ReceivedAsync(through, expectedEnd));
        return received;
    }

    private static async Task<string> ReceivedAsync(RawConnection connection, SocketError expectedEnd)
    {
        var (text, end) = await connection.ReadToEndAsync();
        Assert.Equal(expectedEnd, end);
        return Date().Replace(text, "Date: *\r\n");
    }

    [GeneratedRegex("^Date: .*\r\n", RegexOptions.Multiline)]
    private static partial Regex Date();
}
