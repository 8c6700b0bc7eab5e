namespace XsollaLogin.UnitTests;

/// <summary>The public API is what PublicApi.approved.txt says: a change of it is seen in the review.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var approved = Repository.PathOf("tests/XsollaLogin.UnitTests/PublicApi.approved.txt");
        var received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        var actual = PublicApi.Of(typeof(XsollaLoginApi).Assembly);
        File.WriteAllText(received, actual);

        Assert.True(
            File.Exists(approved) && File.ReadAllText(approved) == actual,
            $"The public API has changed. If that is meant: cp {received} {approved}{Environment.NewLine}{Difference(approved, actual)}");
    }

    private static string Difference(string approved, string actual)
    {
        var (before, after) = (File.Exists(approved) ? File.ReadAllLines(approved) : [], actual.Split('\n'));
        return string.Join(Environment.NewLine, [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")]);
    }
}
