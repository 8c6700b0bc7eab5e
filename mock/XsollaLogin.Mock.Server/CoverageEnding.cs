using XsollaLogin.Mock.Coverage;

namespace XsollaLogin.Mock.Server;

/// <summary>What the mock says of its coverage when it stops.</summary>
internal static class CoverageEnding
{
    private const int Incomplete = 3;

    /// <summary>The exit code of the process.</summary>
    /// <param name="required">Whether all has to be reached.</param>
    public static int Tell(MockCoverage coverage, bool required, TextWriter output, TextWriter error)
    {
        if (required && coverage.Missing is not [])
        {
            error.WriteLine(coverage);
            return Incomplete;
        }

        // Who only started and stopped the mock asked for no report.
        if (coverage.OperationsReached > 0) output.WriteLine(coverage);
        return 0;
    }
}
