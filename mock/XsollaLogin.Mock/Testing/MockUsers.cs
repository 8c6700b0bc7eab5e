using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The users of a project of the mock.</summary>
public sealed class MockUsers
{
    private readonly Func<World> _world;
    private readonly TestUsers _madeUp;

    internal MockUsers(Func<World> world) => (_world, _madeUp) = (world, new TestUsers(world().Settings.Seed));

    /// <summary>What <see cref="Add(int)"/> makes users of: the project's setting <c>seed</c>, or a random one.</summary>
    public int Seed => _madeUp.Seed;

    /// <summary>Registers made-up users, their accounts confirmed; they can log in at once.</summary>
    /// <param name="count">How many; 0 or more.</param>
    /// <returns>The users, with their passwords.</returns>
    public IReadOnlyList<TestUser> Add(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var added = new List<TestUser>(count);
        while (added.Count < count)
        {
            var user = _madeUp.Next();
            if (Register(user) == Registration.Registered) added.Add(user);
        }

        return added;
    }

    /// <summary>Registers a user, the account confirmed; they can log in at once.</summary>
    /// <param name="user">Who.</param>
    /// <exception cref="InvalidOperationException">Somebody has the name, the e-mail address or the phone number already.</exception>
    public void Add(TestUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var outcome = Register(user);
        if (outcome != Registration.Registered) throw new InvalidOperationException($"{user} is not registered: {outcome}.");
    }

    private Registration Register(TestUser user)
    {
        var world = _world();
        var registered = new SeededUser { Username = user.Username, Email = user.Email, PhoneNumber = user.PhoneNumber, Password = user.Password };
        return world.Users.Add(registered.ToUser(world.Ids.NewUserId()));
    }
}
