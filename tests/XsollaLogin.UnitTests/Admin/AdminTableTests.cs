using XsollaLogin.Mock.Admin;

namespace XsollaLogin.UnitTests.Admin;

public class AdminTableTests
{
    [Fact]
    public void Table_and_document_have_the_same_endpoints()
    {
        var documented =
            from path in ServedAdminDocument.Root["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select $"{method.Key.ToUpperInvariant()} {path.Key}";

        Assert.Equal(documented.Order(StringComparer.Ordinal),
            AdminTable.Endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_and_document_have_the_same_query_parameters() =>
        Assert.All(AdminTable.Endpoints, endpoint =>
        {
            var operation = ServedAdminDocument.Root["paths"]![endpoint.Path]![endpoint.Method.ToLowerInvariant()]!;
            var documented =
                from parameter in operation["parameters"]?.AsArray() ?? []
                let name = ((string)parameter!["$ref"]!).Split('/')[^1]
                let declared = ServedAdminDocument.Root["components"]!["parameters"]![name]!
                where (string)declared["in"]! == "query"
                select (string)declared["name"]!;
            Assert.Equal(documented, endpoint.Query);
        });
}
