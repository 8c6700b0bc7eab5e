namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>In the journals of the whole run, no documented answer breaks the contract.</summary>
public class AnswersKeepToTheContractTests(MockFixture mock) : WholeRunTest
{
    [Fact]
    public async Task Every_documented_answer_kept_to_the_contract()
    {
        var judged = 0;
        foreach (var another in (TestMock[])[mock.Mock, mock.Asked])
        {
            foreach (var projectId in another.Projects)
            {
                await using var project = another.Project(projectId);
                foreach (var entry in (await another.EntriesAsync(project))
                    .Where(entry => entry["contract"] is not null && entry["answer"]?["example"] is not null))
                {
                    judged++;
                    Assert.True(JournalReading.ViolationsOf(entry, "answer") is [], entry.ToJsonString());
                }
            }
        }

        Assert.True(judged > 0);
    }
}
