using System.Text;
using XsollaLogin.Mock.Compiler.Model;
using XsollaLogin.Mock.Compiler.Reading;

namespace XsollaLogin.Mock.Compiler.Writing;

/// <summary>Writes the operations and the ways to them: by list and by path.</summary>
internal sealed class RouteCode
{
    private readonly Table _operations = Table.OfLazy("ById", "Operation", "public");
    private readonly Table _routes = Table.OfLazy("ByPath", "Route");
    private readonly List<(string Path, string Operation)> _added = [];

    public IEnumerable<Table> Tables => [_operations, _routes];

    public void Add(Operation operation, string code) => _added.Add((operation.Path, _operations.Add(operation.Id, code)));

    public void WriteTo(StringBuilder code)
    {
        var routes = _added.GroupBy(added => added.Path).Select(path => (Path: path.Key, Route: Route(path.Key, path.Select(added => added.Operation)))).ToLookup(route => Paths.ParametersOf(route.Path).Any());
        code.Append($$"""

                public static Operation[] Operations => field ?? First(ref field, {{CSharp.List(_added.Select(added => added.Operation))}});

                /// <summary>Those whose paths have parameters.</summary>
                private static Route[] Templated => field ?? First(ref field, {{CSharp.List(routes[true].Select(route => route.Route))}});

                /// <summary>Null where no path is just this.</summary>
                private static Route? Complete(string path) => path switch
                {
            {{string.Join("\n", routes[false].Select(route => $"        {CSharp.Literal(route.Path)} => {route.Route},"))}}
                    _ => null,
                };

            """);
    }

    private string Route(string path, IEnumerable<string> operations) => _routes.Add(path, $"new({CSharp.Literal(path)}, {CSharp.List(operations)})");
}
