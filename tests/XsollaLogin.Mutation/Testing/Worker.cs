namespace XsollaLogin.Mutation.Testing;

/// <summary>A folder with a copy of the tests, in which one mutant is tested at a time.</summary>
internal sealed class Worker(string folder, IReadOnlyList<TestProject> projects)
{
    public string Folder => folder;

    public IReadOnlyList<TestProject> Projects => projects;

    public TestProject Project(string name) => projects.First(project => project.Name == name);

    public static Worker Create(string folder, string published, IEnumerable<string> projects, string fileName, byte[] assembly)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var copies = projects.Select(project => TestProject.Copy(project, published, folder)).ToList();
        foreach (var copy in copies) copy.Replace(fileName, assembly);
        return new Worker(folder, copies);
    }
}
