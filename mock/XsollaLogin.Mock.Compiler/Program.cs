using XsollaLogin.Mock.Compiler.Reading;
using XsollaLogin.Mock.Compiler.Writing;
using XsollaLogin.Mock.Compiler.Yaml;

return args switch
{
    ["contract", var contract, var code] => Compile([contract], [code], document => OfContract(document, names: null)),
    ["contract", var contract, var code, var names] => Compile([contract], [code], document => OfContract(document, names)),
    ["admin", var json, var code, var configSchema, .. { Length: > 0 } files] => Compile(files, [json, code, configSchema], OfAdmin),
    _ => Usage(),
};

static int Compile(string[] files, string[] outputs, Func<Document, string[]> write)
{
    var problems = new Problems();
    // The build lists files in an order that depends on the file system.
    if (Document.Load([.. files.Order(StringComparer.OrdinalIgnoreCase)], problems) is { } document)
    {
        var texts = write(document);
        if (problems.None)
        {
            foreach (var (path, text) in outputs.Zip(texts)) File.WriteAllText(path, text);
            return 0;
        }
    }

    problems.Print(Console.Error);
    return 1;
}

static string[] OfContract(Document document, string? names) => new ContractReader(document).Read() is not { } contract ? []
    : names is null ? [ContractCode.Write(contract)]
    : [ContractNames.Write(contract, names)];

static string[] OfAdmin(Document document) =>
    new DeclarationReader(document).Read() is { } declaration && document.Problems.None
        ? [Json.Of(document.Verbatim), AdminCode.Write(declaration), ConfigSchema.Write(document.Verbatim)]
        : [];

static int Usage()
{
    Console.Error.WriteLine("""
        usage: XsollaLogin.Mock.Compiler contract <openapi.yaml> <Contract.g.cs> [<namespace>]
        or: XsollaLogin.Mock.Compiler admin <admin.json> <Admin.g.cs> <config.schema.json> <file.yaml>...
        With a namespace, only the names of the contract are written, as constants in it.
        """);
    return 2;
}
