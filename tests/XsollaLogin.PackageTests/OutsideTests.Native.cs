namespace XsollaLogin.PackageTests;

// A service with the packages, compiled ahead of time.
public partial class OutsideTests
{
    [Fact]
    public async Task A_natively_compiled_service_logs_in_renews_validates_authenticates_and_keeps_tokens_without_a_warning()
    {
        var folder = outside.Folder;
        var built = await NativeCompiler.PublishAsync(outside, "Native", "native");
        Assert.DoesNotContain("warning", built, StringComparison.OrdinalIgnoreCase);
        await using var mock = await MockTool.StartAsync(folder, "--config", "projects.json");

        var printed = await DotNet.RunAsync(Path.Combine(folder, "native", "Native"), folder, packages: null, mock.BaseAddress);
        Assert.Equal(["renewed", "valid", "401", "Hello Ann, default", "cookie: renewed", "cache: renewed"], printed.Trim().Split('\n'));
        Assert.False(File.Exists(Path.Combine(folder, "native", "Native.dll")));
    }
}
