namespace XsollaLogin.UnitTests.Compiler;

/// <summary>When the build compiles the contract again.</summary>
public sealed class ContractTargetsTests : IDisposable
{
    private readonly CompilerRun _compiler = new();

    private string Code => Path.Combine(_compiler.Folder, "obj", "Contract.g.cs");

    public void Dispose() => _compiler.Dispose();

    [Fact]
    public async Task Another_namespace_of_the_names_compiles_the_contract_again()
    {
        await BuildAsync("One.Names");
        Assert.Contains("namespace One.Names;", await ReadAsync(), StringComparison.Ordinal);

        await BuildAsync("Two.Names");
        Assert.Contains("namespace Two.Names;", await ReadAsync(), StringComparison.Ordinal);
    }

    private Task<string> ReadAsync() => File.ReadAllTextAsync(Code, TestContext.Current.CancellationToken);

    private async Task BuildAsync(string names)
    {
        _compiler.Write("openapi.yaml", SmallContract.With());
        // A file system keeps times as whole seconds at worst; a project that is newer than the code by less would not count.
        if (File.Exists(Code)) File.SetLastWriteTimeUtc(Code, File.GetLastWriteTimeUtc(Code).AddSeconds(-2));
        File.SetLastWriteTimeUtc(Path.Combine(_compiler.Folder, "openapi.yaml"), DateTime.UnixEpoch.AddYears(40));
        var project = _compiler.Write("Names.proj", $"""
            <Project DefaultTargets="CompileContract">
              <PropertyGroup>
                <RepoRoot>{Repository.Root}/</RepoRoot>
                <Contract>$(MSBuildProjectDirectory)/openapi.yaml</Contract>
                <IntermediateOutputPath>obj/</IntermediateOutputPath>
                <ContractNames>{names}</ContractNames>
              </PropertyGroup>
              <Import Project="$(RepoRoot)eng/Contract.targets" />
              <Target Name="ResolveProjectReferences">
                <ItemGroup>
                  <ContractCompiler Include="{CompilerRun.Program}" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        Assert.Null(await _compiler.DotNetAsync("msbuild", project, "-nologo", "-v:m", "-nodeReuse:false"));
    }
}
