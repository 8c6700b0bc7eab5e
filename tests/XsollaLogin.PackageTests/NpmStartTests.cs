namespace XsollaLogin.PackageTests;

/// <summary>The mock that a program in Node starts: its options, its addresses, its messages and what it prints.</summary>
[Collection(NpmInstallation.Name)]
public sealed class NpmStartTests(NpmFixture npm)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mock_is_called_where_it_listens() => await npm.RunAsync("node", "addresses.mjs");

    [Fact]
    public async Task Typed_arguments_win_over_the_options() => await npm.RunAsync("node", "arguments.mjs");

    [Fact]
    public async Task An_object_as_configuration_means_the_same_as_a_file() => await npm.RunAsync("node", "config.mjs");

    [Fact]
    public async Task Messages_that_were_deleted_are_not_returned() => await npm.RunAsync("node", "inbox.mjs");

    [Fact]
    public async Task Many_mocks_print_their_warnings_and_Node_prints_none()
    {
        using var many = npm.Start("node", "many.mjs");
        var error = await many.StandardError.ReadToEndAsync(Stop);
        await many.WaitForExitAsync(Stop);

        Assert.Equal(0, many.ExitCode);
        Assert.StartsWith("Warning: other machines can reach the mock", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
