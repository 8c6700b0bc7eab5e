using XsollaLogin.Mock.Coverage;

namespace XsollaLogin.Mock.Server;

/// <summary>Prints the coverage when the mock stops.</summary>
internal static class CoverageEnding
{
    private const int Incomplete = 3;

    /// <summary>Prints the report and returns the exit code of the process.</summary>
    /// <param name="required">Whether a documented answer that was not reached is an error.</param>
    public static int Tell(MockCoverage coverage, bool required, TextWriter output, TextWriter error)
    {
        if (required && coverage.Missing is not [])
        {
            error.WriteLine(coverage);
            return Incomplete;
        }

        // A mock that was not called has no coverage to report.
        if (coverage.OperationsReached > 0) output.WriteLine(coverage);
        return 0;
    }
}
