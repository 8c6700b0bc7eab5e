namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>After all the other tests: no answer of the contract that the mock gave breaks it in the mock's own judgement. A scripted gateway's error is none.</summary>
[Collection(nameof(CoverageTests.AfterTheOthers))]
public class AnswersKeepToTheContractTests(MockFixture mock)
{
    [Fact]
    public async Task Every_answer_that_was_given_keeps_to_the_contract()
    {
        var judged = 0;
        foreach (var another in (TestMock[])[mock.Mock, mock.Asked])
        {
            foreach (var projectId in another.Projects)
            {
                await using var project = another.Project(projectId);
                foreach (var entry in (await another.EntriesAsync(project)).Where(entry => entry["contract"] is not null && entry["answer"]?["example"] is not null))
                {
                    judged++;
                    Assert.True(JournalReading.FaultsOf(entry, "answer") is [], entry.ToJsonString());
                }
            }
        }

        Assert.True(judged > 0);
    }
}
