using XsollaLogin.Mock.Coverage;

namespace XsollaLogin.Mock.Server;

/// <summary>Prints the coverage when a mock that was started with <c>--require-coverage</c> stops.</summary>
internal static class CoverageEnding
{
    private const int Incomplete = 3;

    /// <summary>Prints the report, as an error if a documented answer was not reached, and returns the exit code of the process.</summary>
    public static int Tell(MockCoverage coverage, TextWriter output, TextWriter error)
    {
        var isComplete = coverage.Missing is [];
        (isComplete ? output : error).WriteLine(coverage);
        return isComplete ? 0 : Incomplete;
    }
}
