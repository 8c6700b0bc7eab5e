namespace XsollaLogin.PackageTests;

/// <summary>The packages work without the repository, the contract and npm.</summary>
public partial class OutsideTests(OutsideFixture outside) : IClassFixture<OutsideFixture>
{
    [Fact]
    public async Task A_trimmable_service_logs_in_at_the_installed_mock()
    {
        var folder = outside.Folder;
        await using var mock = await MockTool.StartAsync(folder, "--config", "projects.json");
        var printed = await outside.RunProjectAsync("Shop", mock.BaseAddress);
        Assert.Equal("John is logged in; their token is valid.", printed.Trim());
    }

    [Fact]
    public async Task The_installed_mock_serves_a_folder_of_mappings()
    {
        var folder = outside.Folder;
        await using var mock = await MockTool.StartAsync(folder, "--root-dir", "stubs");
        using var http = new HttpClient { BaseAddress = new Uri(mock.BaseAddress) };
        Assert.Equal("Hello from a file", await http.GetStringAsync("/hello", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_installed_check_checks_the_installed_mock()
    {
        var folder = outside.Folder;
        await using var mock = await MockTool.StartAsync(folder, "--config", "projects.json", "--strict");
        var printed = await outside.RunToolAsync("xsolla-login-check", mock.BaseAddress, "--project-id", "shop", "--report", "report.xml");

        Assert.Contains("\n0 failed, ", printed, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "report.xml")));
    }

    [Fact]
    public async Task A_test_runs_the_mock_in_its_own_process()
    {
        var printed = await outside.RunProjectAsync("Game");
        Assert.Equal("A made-up user is logged in; the Kiota client sends their token.", printed.Trim());
    }
}
