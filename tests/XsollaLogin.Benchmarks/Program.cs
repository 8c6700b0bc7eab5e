using System.Globalization;
using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Servers;

const string Usage = """
    Usage: dotnet run -c Release --project tests/XsollaLogin.Benchmarks -- servers [rounds] [seconds] [--no-page]

      servers   raw Kestrel, the mock and the installed peers under load, side by side; needs wrk.
                Writes its tables into docs/performance.md.

    """;

if (args is not ["servers", ..])
{
    Console.Error.Write(Usage);
    return 2;
}

var numbers = args.Skip(1).Where(argument => !argument.StartsWith('-')).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
var (rounds, seconds) = (numbers.ElementAtOrDefault(0) is > 0 and var r ? r : 3, numbers.ElementAtOrDefault(1) is > 0 and var s ? s : 10);
var table = await new Rounds(await Catalog.RawKestrelAsync(), [await Catalog.MockAsync(), .. args.Contains("--no-peers") ? [] : Catalog.Peers()], rounds, seconds).RunAsync();
Console.Write(table);
if (!args.Contains("--no-page")) await PerformancePage.WriteAsync("servers", table);
return 0;
