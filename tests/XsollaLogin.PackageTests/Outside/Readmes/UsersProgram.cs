using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

internal static class UsersProgram
{
    public static async Task<int> RunAsync()
    {
        await using var mock = await MockLoginServer.StartAsync();
        var users = mock.Project("your-project").Users.Add(100);
        var john = new TestUsers(seed: 7).Next();

        return users.Append(john).Count();
    }
}
