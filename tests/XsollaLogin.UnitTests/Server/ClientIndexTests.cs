using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

public sealed class ClientIndexTests
{
    private readonly ServerState _server = new(TimeProvider.System);

    [Fact]
    public void A_client_that_no_project_knows_any_more_is_not_counted()
    {
        var (index, one, other) = (new ClientIndex(), new Project("one", _server), new Project("other", _server));
        index.List(one, [1, 2]);
        index.Use(one, 3);
        index.Use(other, 3);
        index.Forget(one);
        Assert.Equal(1, index.Count);
        index.Forget(other);

        Assert.Equal(0, index.Count);
    }
}
