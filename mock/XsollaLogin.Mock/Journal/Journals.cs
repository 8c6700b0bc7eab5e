#pragma warning disable CA1822, IDE0060
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Journal;

/// <summary>What was asked and answered, and why: by project, and beside the projects.</summary>
internal sealed class Journals
{
    public void Record(Exchange exchange, Answer? answer)
    {
    }
}
