using System.CommandLine;
using XsollaLogin.ContractCheck.Checks;
using XsollaLogin.ContractCheck.Reports;
using XsollaLogin.ContractCheck.Running;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck;

/// <summary>The program: reads the command line, runs the checks, prints the table and writes the reports.</summary>
/// <param name="variable">Returns the value of an environment variable.</param>
internal sealed class ContractCheckProgram(Func<string, string?> variable, TextWriter output, TextWriter error)
{
    public const int Success = 0;
    public const int ContractNotKept = 1;
    public const int NotChecked = 2;

    /// <summary>Returns the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
    {
        var parsed = CommandLine.Parse(args, variable, CheckAsync);
        return parsed.Errors.Count == 0
            ? await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken)
            : Misused(parsed.Errors.Select(problem => problem.Message));
    }

    private async Task<int> CheckAsync(TargetSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Problems.ToList() is not [] and var problems) return Misused(problems);
        using var session = new Session(settings, cancellationToken);
        if (await ServerProbe.FindProblemAsync(session) is { } problem) return Fail(problem);

        var run = await AllChecks.RunAsync(session);
        await output.WriteAsync(MarkdownReport.Of(run));
        foreach (var report in settings.Reports)
        {
            try
            {
                await ReportFile.WriteAsync(run, report, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Fail($"the report {report} cannot be written: {e.Message.TrimEnd('.')}; choose another file with {Setting.Report}");
            }
        }

        return run.IsSuccess ? Success : ContractNotKept;
    }

    private int Misused(IEnumerable<string> problems)
    {
        foreach (var problem in problems) Fail($"{problem.TrimEnd('.')}; see --help");
        return NotChecked;
    }

    private int Fail(string problem)
    {
        error.WriteLine(problem);
        return NotChecked;
    }
}
