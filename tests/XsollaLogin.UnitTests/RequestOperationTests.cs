using System.Reflection;

namespace XsollaLogin.UnitTests;

/// <summary>Handlers can read the operation of a request, with what the contract says about it.</summary>
public class RequestOperationTests
{
    [Fact]
    public void Each_operation_of_the_client_is_that_of_the_contract() =>
        Assert.Equal(
            ContractDocument.Current.Root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => Expected(method.Value!)).Order(),
            Generated().Select(operation => (operation.Id, operation.IsIdempotent, operation.IsLongPoll)).Order());

    [Fact]
    public async Task A_handler_reads_the_operation_of_a_request()
    {
        var server = StubServer.Answering("""{"code": "1234"}""");
        await server.Api().GetConfirmCodeAsync("a@b.c", "id");

        Assert.True(server.Requests.Single().Options.TryGetValue(XsollaLoginOperation.Key, out var operation));
        Assert.Equal(new XsollaLoginOperation("getConfirmCode", IsIdempotent: true, IsLongPoll: true), operation);
    }

    private static (string, bool, bool) Expected(JsonNode operation) =>
        ((string)operation["operationId"]!, (bool)operation["x-idempotent"]!, (bool?)operation["x-long-poll"] ?? false);

    private static IEnumerable<XsollaLoginOperation> Generated() =>
        from type in typeof(XsollaLoginApi).Assembly.GetExportedTypes()
        from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        where field.FieldType == typeof(XsollaLoginOperation) && !field.Name.StartsWith('<')
        select (XsollaLoginOperation)field.GetValue(null)!;
}
