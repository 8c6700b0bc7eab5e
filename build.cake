// dotnet tool restore && dotnet cake [--target=Clean|Restore|Build|Test|Fuzz|Mutation|WireMock|Pack|PackNpm|Bench] [--configuration=Release]
using System.Xml.Linq;

var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

var solution = File("XsollaLoginContract.sln");
var artifacts = Directory("artifacts");
var packages = artifacts + Directory("packages");
var testResults = artifacts + Directory("tests");
var mappings = artifacts + Directory("wiremock");

// No path of this machine gets into what is built.
DotNetMSBuildSettings Reproducible() => new DotNetMSBuildSettings().WithProperty("ContinuousIntegrationBuild", "true");

Task("Clean")
    .Description("Removes what the build made.")
    .Does(() =>
{
    CleanDirectory(artifacts);
    DotNetClean(solution, new DotNetCleanSettings { Configuration = configuration, Verbosity = DotNetVerbosity.Quiet });
});

Task("Restore")
    .Description("Restores the packages.")
    .Does(() => DotNetRestore(solution));

Task("Build")
    .Description("Generates the client, compiles the contract into the mock, builds everything.")
    .IsDependentOn("Restore")
    .Does(() => DotNetBuild(solution, new DotNetBuildSettings { Configuration = configuration, NoRestore = true, NoLogo = true, MSBuildSettings = Reproducible() }));

Task("Test")
    .Description("Runs every test.")
    .IsDependentOn("Build")
    .Does(() =>
{
    CleanDirectory(testResults);
    try
    {
        DotNetTest(solution, new DotNetTestSettings { Configuration = configuration, NoBuild = true, NoRestore = true, NoLogo = true });
    }
    finally
    {
        int Count(string outcome) => GetFiles($"{testResults}/*.trx")
            .SelectMany(file => XDocument.Load(file.FullPath).Descendants().Where(element => element.Name.LocalName == "Counters"))
            .Sum(counters => (int)counters.Attribute(outcome));
        Information($"{Count("passed")} passed, {Count("failed")} failed");
    }
});

Task("Fuzz")
    .Description("Sends random requests to the mock for an hour, or for --seconds; --seed repeats a run.")
    .Does(() => DotNetTest("tests/XsollaLogin.ContractTests", new DotNetTestSettings
    {
        Configuration = configuration,
        Filter = "FullyQualifiedName~FuzzTests",
        Loggers = ["console;verbosity=detailed"],
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["XSOLLA_LOGIN_FUZZ_SECONDS"] = Argument("seconds", "3600"),
            ["XSOLLA_LOGIN_FUZZ_SEED"] = Argument("seed", ""),
        },
    }));

Task("Mutation")
    .Description("Changes the code in one place at a time, and counts the changes for which a unit or integration test fails. Takes hours.")
    // A low score of the one must not keep the other from running.
    .DeferOnError()
    .DoesForEach(["client", "mock"], code => DotNetRun("tests/XsollaLogin.Mutation", code, new DotNetRunSettings { Configuration = "Release" }));

Task("WireMock")
    .Description("Writes every documented answer as a static mapping of WireMock.Net.")
    .Does(() =>
{
    CleanDirectory(mappings);
    DotNetRun("mock/XsollaLogin.Mock.Server", new ProcessArgumentBuilder().Append("--export-wiremock").AppendQuoted(MakeAbsolute(mappings).FullPath), new DotNetRunSettings { Configuration = configuration });
});

Task("Pack")
    .Description("Makes the NuGet packages.")
    .IsDependentOn("Test")
    .Does(() =>
{
    CleanDirectory(packages);
    DotNetPack(solution, new DotNetPackSettings { Configuration = configuration, NoLogo = true, OutputDirectory = packages, MSBuildSettings = Reproducible() });
});

Task("PackNpm")
    .Description("Makes the npm packages of the mock: the command, and a program for each system. Needs Node.")
    .Does(() => DotNetMSBuild("mock/XsollaLogin.Mock.Server", new DotNetMSBuildSettings().WithTarget("PackNpm").WithProperty("ContinuousIntegrationBuild", "true")));

Task("Bench")
    .Description("Measures the mock beside raw Kestrel and the installed peers; writes docs/performance.md. Needs wrk.")
    .Does(() => DotNetRun("tests/XsollaLogin.Benchmarks", "servers", new DotNetRunSettings { Configuration = "Release" }));

RunTarget(target);
