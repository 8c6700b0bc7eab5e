using Bogus;

namespace XsollaLogin.Mock.Testing;

/// <summary>Generates users, each different. The same seed gives the same users: print it, to repeat a test that failed.</summary>
public sealed class TestUsers
{
    private readonly Faker _faker;
    private int _made;

    /// <summary>Creates a generator of users.</summary>
    /// <param name="seed">The seed; null, the default: a random one.</param>
    public TestUsers(int? seed = null)
    {
        Seed = seed ?? Random.Shared.Next();
        _faker = new Faker("en") { Random = new Randomizer(Seed) };
    }

    /// <summary>The seed that the users are generated from.</summary>
    public int Seed { get; }

    /// <summary>Generates the next user. Safe to call from several threads.</summary>
    public TestUser Next()
    {
        lock (_faker)
        {
            _made++;
            var (first, last) = (_faker.Name.FirstName(), _faker.Name.LastName());
            var username = $"{_faker.Internet.UserName(first, last)}{_made}";
            return new TestUser(
                username,
                $"{username}@example.com".ToLowerInvariant(),
                _faker.Random.AlphaNumeric(12),
                _faker.Random.ReplaceNumbers("+999#########"));
        }
    }
}

/// <summary>Registers generated users in a project of the mock.</summary>
public static class MadeUpUsers
{
    /// <summary>Registers generated users with confirmed accounts, who can log in at once.</summary>
    /// <param name="users">The users of a project.</param>
    /// <param name="count">The number of users, 0 or more.</param>
    /// <param name="from">
    /// The generator; null, the default: a new one with the project's setting <c>seed</c>, or with a random seed if the project has none.
    /// </param>
    /// <returns>The registered users, with their passwords.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static IReadOnlyList<TestUser> Add(this MockUsers users, int count, TestUsers? from = null)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        from ??= new TestUsers(users.Seed);
        var added = new List<TestUser>(count);
        while (added.Count < count)
        {
            var user = from.Next();
            if (users.TryAdd(user)) added.Add(user);
        }

        return added;
    }
}
