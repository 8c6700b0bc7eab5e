using System.Net.Sockets;
using System.Runtime.InteropServices;
using XsollaLogin.Mock;
using XsollaLogin.Mock.Hosting;
using XsollaLogin.Mock.Server;
using XsollaLogin.Mock.WireMockNet;

WarmUp.Begin();
var commandLine = ServerCommandLine.Parse(args, Environment.GetEnvironmentVariables());
if (commandLine.Problem is { } problem)
{
    Console.Error.WriteLine(problem);
    return 2;
}

if (commandLine.Text is { } text)
{
    Console.Write(text);
    return 0;
}

if (commandLine.ExportFolder is { } folder)
{
    try
    {
        new DocumentedMappings().Write(folder);
        return 0;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"{folder} cannot be written: {e.Message}");
        return 1;
    }
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
try
{
    ILogFormat format = commandLine.IsLogJson ? new JsonLog() : TextLog.ForTerminal();
    var log = new RequestLog(format, Console.Out);
    if (!commandLine.IsQuiet) commandLine.Options.Served = log.Print;
    MockLoginServer mock;
    await using (log)
    await using (mock = await MockLoginServer.StartAsync(commandLine.Options))
    {
        if (commandLine.HasGreeting) Console.WriteLine(format.Greeting(new ServerAddresses(commandLine.PublicUrls ?? mock.Urls, mock.Urls)));
        log.Start();
        if (commandLine.Warning is { } warning) Console.Error.WriteLine(warning);
        foreach (var url in mock.OpenUrls) Console.Error.WriteLine(OpenAddress.Warn(url, commandLine.Options.AdminKey is not null));
        await stop.Task;
    }

    if (!commandLine.RequireCoverage) return 0;
    const int Incomplete = 3;
    var isComplete = mock.Coverage.Missing is [];
    // A program reads the JSON from the output in either case.
    (isComplete || commandLine.IsLogJson ? Console.Out : Console.Error).WriteLine(format.Ending(mock.Coverage));
    return isComplete ? 0 : Incomplete;
}
catch (InvalidDataException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (Exception e) when (e is IOException or SocketException)
{
    Console.Error.WriteLine(
        $"Cannot listen on {string.Join(", ", commandLine.Options.Urls)}: {e.GetBaseException().Message}. "
        + "Give another address with --port or --urls, such as --port 5081.");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
