using XsollaLogin.Mock.Testing;
using XsollaLogin.Tests.Data;

namespace XsollaLogin.UnitTests.Data;

/// <summary>Test users match the contract, differ from each other and are reproducible.</summary>
public class TestUsersTests(MockFixture mock)
{
    [Fact]
    public void The_same_seed_makes_the_same_users()
    {
        var seed = new TestUsers().Seed;
        Assert.Equal(Made(seed, 50), Made(seed, 50));
        Assert.NotEqual(Made(seed, 50), Made(seed + 1, 50));
    }

    [Fact]
    public void A_thousand_users_share_nothing()
    {
        var users = Made(seed: null, 1000);
        Assert.All([users.Select(user => user.Username.ToUpperInvariant()), users.Select(user => user.Email)],
            names => Assert.Equal(1000, names.Distinct().Count()));
    }

    [Fact]
    public void The_password_is_not_printed()
    {
        var user = new TestUsers().Next();
        Assert.DoesNotContain(user.Password, $"{user}", StringComparison.Ordinal);
    }

    [Fact]
    public void Each_call_makes_another_person() => Assert.NotEqual(Some.Person(), Some.Person());

    // Each exchange of the client is checked against the contract, which the test data must match.
    [Fact]
    public async Task Made_up_people_can_sign_up_and_log_in()
    {
        await using var project = await mock.NewProjectAsync();
        for (var i = 0; i < 20; i++)
        {
            var person = Some.Person();
            await project.SignUpAsync(person);
            Assert.NotEmpty((await project.LoginAsync(person)).LoginUrl);
            Assert.NotEmpty(await project.RequestPhoneCodeAsync(person.PhoneNumber));
        }
    }

    private static List<TestUser> Made(int? seed, int count)
    {
        var users = new TestUsers(seed);
        return [.. Enumerable.Range(0, count).Select(_ => users.Next())];
    }
}
