using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Statements;

/// <summary>contract/other-sdks.md has each request of the other SDKs, and what it names exists.</summary>
public partial class OtherSdkTests
{
    private const string Tests = "tests/XsollaLogin.IntegrationTests/NativeSdks";

    private static readonly string[] Sdks =
        ["Android", "iOS", "Unity", "Unreal", "Cocos", "Widget", "Unity 1", "Unreal 1", "CryEngine", "PHP", "Go"];

    private static readonly IReadOnlyList<(string Shape, string Sdks, string Test)> Rows =
    [
        .. from line in File.ReadLines(Repository.PathOf("contract/other-sdks.md"))
           let row = Row().Match(line)
           where row.Success
           select (row.Groups["shape"].Value, row.Groups["sdks"].Value, row.Groups["test"].Value),
    ];

    [Fact]
    public void Each_named_test_exists_once()
    {
        Assert.True(Rows.Count > 40, $"Only {Rows.Count} rows were read.");
        Assert.DoesNotContain(Rows, row => TestMethods.All[row.Test].Count() != 1);
    }

    [Fact]
    public void Each_test_of_the_SDKs_is_named_once()
    {
        var folder = Repository.PathOf(Tests);
        var tests = TestMethods.All.Where(test => test.Any(file => file.StartsWith(folder, StringComparison.Ordinal))).Select(test => test.Key);

        Assert.Empty(tests.Except(Rows.Select(row => row.Test)));
        Assert.Empty(Rows.GroupBy(row => row.Test).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Each_SDK_has_requests() =>
        Assert.Equal(Sdks.Order(), Rows.SelectMany(row => row.Sdks.Split(", ")).Distinct().Order());

    [GeneratedRegex(@"^\| (?<shape>[^|]+) \| (?<sdks>[^|]+) \| `(?<test>\w+\.\w+)` \|$")]
    private static partial Regex Row();
}
