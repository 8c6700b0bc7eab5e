using static XsollaLogin.WireMockTests.StubOf;

namespace XsollaLogin.WireMockTests;

/// <summary>Stubs from the files of the folder: one a file or several, in any folder below.</summary>
public class StubFileTests(StubFilePair servers) : IClassFixture<StubFilePair>
{
    private const string FromFile = "f11e0000-0000-4000-8000-000000000001";

    [Fact]
    public Task Stubs_of_files_answer() => servers.AssertAlikeAsync(async script =>
    {
        await script.SendAsync("GET", "/from-files/single");
        await script.SendAsync("GET", "/from-files/several/1");
        await script.SendAsync("GET", "/from-files/several/2");
        await script.GetAsync($"mappings/{FromFile}");
    });

    [Fact]
    public Task A_newer_stub_wins_over_that_of_a_file() => servers.AssertAlikeAsync(async script =>
    {
        var newer = Thing(1);
        newer["request"]!["urlPath"] = "/from-files/single";
        await script.PostAsync("mappings", newer);
        await script.SendAsync("GET", "/from-files/single");
        await script.DeleteAsync($"mappings/{Id(1)}");
        await script.SendAsync("GET", "/from-files/single");
    });

    [Fact]
    public Task A_reset_takes_away_all_but_the_stubs_of_files() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.PostAsync("mappings/reset");
        await script.GetAsync($"mappings/{Id(1)}");
        await script.SendAsync("GET", "/from-files/single");
        await script.SendAsync("GET", "/from-files/several/1");
    });

    [Fact]
    public Task A_reset_of_everything_keeps_them_too() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("reset");
        await script.SendAsync("GET", "/from-files/single");
        await script.SendAsync("GET", "/from-files/several/2");
    });
}
