using System.Net.Sockets;
using System.Runtime.InteropServices;
using XsollaLogin.Mock;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Hosting;
using XsollaLogin.Mock.Http;
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
    var mock = await MockLoginServer.StartAsync(commandLine.Options);
    await using (mock)
    {
        Console.WriteLine($$"""
            {{Product.Name}} {{Product.Version}} listens on {{string.Join(", ", mock.Urls)}}

            import { Api } from '@xsolla/login-sdk';
            const api = new Api({ projectId: 'your-project', apiUrl: '{{mock.Urls[0]}}{{LoginContract.BasePath}}' });
            api.signup({ userInfo: { username: 'John', email: 'email@address.com', password: 'password123' } }).then(console.log);

            """);
        foreach (var url in mock.OpenUrls) Console.Error.WriteLine(OpenAddress.Warn(url, commandLine.Options.AdminKey is not null));
        await stop.Task;
    }

    return CoverageEnding.Tell(mock.Coverage, commandLine.RequireCoverage, Console.Out, Console.Error);
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
