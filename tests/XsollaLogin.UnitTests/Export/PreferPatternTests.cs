using System.Text.RegularExpressions;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Export;

namespace XsollaLogin.UnitTests.Export;

/// <summary>A stub of the export is chosen by the same headers as the mock's own answer.</summary>
public class PreferPatternTests
{
    private const int Headers = 20_000;
    private static readonly Operation LogIn = LoginContract.Operations.Single(operation => operation.Id == "logIn");
    private static readonly string[] Names = ["example", "Example", "code", "CODE", " example ", "examples", "wait", "x"];
    private static readonly string[] Values = ["UserBanned", "userbanned", "LoggedIn", "NoSuch", "401", "200", "299", "", "1"];
    private static readonly string[] Forms = ["{0}={1}", "{0} = {1} ", "{0}=\"{1}\"", "{0}=\" {1} \"", "{0}", "x=\"example={1}, code={1}\""];
    private static readonly string[] Between = [",", ";", ", ", " ; ", ",,"];

    [Fact]
    public void The_patterns_choose_as_the_mock_does()
    {
        var patterns = WireMockStubs.All.Where(stub => stub.Prefer is not null && stub.Path.Text == LogIn.Path).OrderBy(stub => stub.Priority).Select(stub => (stub, new Regex(stub.Prefer!))).ToList();
        var random = new Random(1);
        var chosen = new HashSet<string>();
        for (var i = 0; i < Headers; i++)
        {
            var header = string.Join(Pick(Between), Enumerable.Range(0, random.Next(1, 4)).Select(_ => string.Format(null, Pick(Forms), Pick(Names), Pick(Values))));
            var preference = Preference.Read(header);
            var expected = preference.IsEmpty ? null : preference.ChooseFrom(LogIn) ?? LogIn.Refusal.Answer;
            var matching = patterns.Where(pattern => pattern.Item2.IsMatch(header)).Select(pattern => pattern.stub).ToList();
            var best = matching.Where(stub => stub.Priority == matching[0].Priority).ToList();

            Assert.True(best.Count <= 1, $"{header}: {string.Join(", ", best.Select(stub => stub.Name))}");
            Assert.True(expected?.Name == best.FirstOrDefault()?.Answer.Name, $"{header}: {expected?.Name} expected, not {best.FirstOrDefault()?.Name}");
            chosen.Add(best.FirstOrDefault()?.Name ?? "none");
        }

        Assert.Superset(new HashSet<string> { "logIn example=UserBanned", "logIn code=200", "logIn code=401", "logIn unknown preference", "none" }, chosen);

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    [Fact]
    public void Every_stub_has_an_id_of_its_own() =>
        Assert.Distinct(WireMockStubs.All.Select(stub => stub.Id));

    [Fact]
    public void An_export_is_the_same_each_time() => Assert.Equal(WireMockFile.Write(), WireMockFile.Write());
}
