using XsollaLogin.Mock.Compiler.Reading;
using XsollaLogin.Mock.Compiler.Writing;
using XsollaLogin.Mock.Compiler.Yaml;

if (args.Length is < 2 or > 4)
{
    Console.Error.WriteLine(
        "usage: XsollaLogin.Mock.Compiler <openapi.yaml> <Contract.g.cs> [<namespace of the names only>], "
        + "or <admin.yaml> <admin.json> <Admin.g.cs> <config.schema.json>");
    return 2;
}

var problems = new Problems(args[0]);
if (Document.Load(args[0], problems) is { } document)
{
    var texts = args.Length < 4 ? OfContract(document, args.ElementAtOrDefault(2)) : OfAdmin(document);
    if (problems.None)
    {
        foreach (var (path, text) in args.Skip(1).Zip(texts)) File.WriteAllText(path, text);
        return 0;
    }
}

problems.Print(Console.Error);
return 1;

static string[] OfContract(Document document, string? names) => new ContractReader(document).Read() is not { } contract ? []
    : names is null ? [ContractCode.Write(contract)]
    : [ContractNames.Write(contract, names)];

static string[] OfAdmin(Document document) =>
    new DeclarationReader(document).Read() is { } declaration && document.Problems.None
        ? [Json.Of(document.Verbatim), AdminCode.Write(declaration), ConfigSchema.Write(document.Verbatim)]
        : [];
