using XsollaLogin.Mock.Compiler.Reading;
using XsollaLogin.Mock.Compiler.Writing;
using XsollaLogin.Mock.Compiler.Yaml;

if (args is not [var contractPath, var outputPath])
{
    Console.Error.WriteLine("usage: XsollaLogin.Mock.Compiler <openapi.yaml> <output.g.cs>, or <output.json> for the document as it is");
    return 2;
}

var problems = new Problems(contractPath);
if (Document.Load(contractPath, problems) is not { } document)
{
    problems.Print(Console.Error);
    return 1;
}

if (outputPath.EndsWith(".json", StringComparison.Ordinal))
{
    var json = Json.Of(document.Verbatim);
    if (problems.None)
    {
        File.WriteAllText(outputPath, json);
        return 0;
    }
}
else if (new ContractReader(document).Read() is { } contract && problems.None)
{
    File.WriteAllText(outputPath, ContractCode.Write(contract));
    return 0;
}

problems.Print(Console.Error);
return 1;
