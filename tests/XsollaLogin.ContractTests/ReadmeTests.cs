// The lines of the README have no cancellation token of a test.
#pragma warning disable xUnit1051

using System.Text.RegularExpressions;
using XsollaLogin.Client;
using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests;

/// <summary>The C# and JSON snippets of the README files are copied line by line from tests that pass.</summary>
public partial class ReadmeTests
{
    public static TheoryData<string> Snippets =>
    [
        .. (from file in (string[])["README.md", "src/XsollaLogin.Client/README.md"]
            from match in Fence().Matches(File.ReadAllText(Repository.PathOf(file)))
            select match.Groups["code"].Value).Distinct(),
    ];

    [Fact]
    public async Task The_example_with_the_mock_and_the_client_runs()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var client = new PasswordClient(http);
        await client.SignUpAsync("your-project", new SignUpRequest { Username = "John", Email = "email@address.com", Password = "password123" });
        var loggedIn = await client.LoginAsync("your-project", new LoginRequest { Username = "John", Password = "password123" });
        Console.WriteLine(loggedIn.Result.AskFields is null ? "Logged in" : "Some fields are missing");

        Assert.Null(loggedIn.Result.AskFields);
    }

    [Fact]
    public async Task The_mock_prints_the_SDK_example_of_the_README()
    {
        await using var mock = await MockProcess.StartAsync(TestContext.Current.CancellationToken);
        var lines = File.ReadAllText(Repository.PathOf("README.md")).Split("```js\n")[1].Split("```")[0];

        Assert.Contains(lines.Replace("http://localhost:5080", mock.Origin.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal).Trim(), mock.Greeting);
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Every_snippet_is_code_of_a_test(string snippet)
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("tests"), "Readme*.cs", SearchOption.AllDirectories);
        var lines = files.SelectMany(File.ReadAllLines).Select(line => line.Trim());
        Assert.Contains(string.Join('\n', snippet.Trim().Split('\n').Select(line => line.Trim())), string.Join('\n', lines));
    }

    [GeneratedRegex("```(?:csharp|json)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
