namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>After all the other tests: no answer of a flow breaks the contract in the judgement of the mock itself.</summary>
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
                await using var world = another.World(projectId);
                foreach (var entry in (await another.EntriesAsync(world)).Where(IsJudged))
                {
                    judged++;
                    Assert.True(JournalReading.FaultsOf(entry, "answer") is [], entry.ToJsonString());
                }
            }
        }

        Assert.True(judged > 0);
    }

    /// <summary>What a gateway would say is not the contract's.</summary>
    private static bool IsJudged(JsonNode entry) => entry["contract"]?["answer"] is not null && (string?)entry["causeDetail"] != "server-error";
}
