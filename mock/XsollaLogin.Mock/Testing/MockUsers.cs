using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The users of a project of the mock.</summary>
public sealed class MockUsers
{
    private readonly Func<Project> _project;

    internal MockUsers(Func<Project> project) => _project = project;

    /// <summary>The project's setting <c>seed</c>; null: the project has none.</summary>
    public int? Seed => _project().Settings.Seed;

    /// <summary>Registers a user with a confirmed account, who can log in at once.</summary>
    /// <param name="user">The user.</param>
    /// <exception cref="InvalidOperationException">Another user has the username, the email address or the phone number.</exception>
    public void Add(TestUser user)
    {
        var outcome = Register(user);
        if (outcome != RegistrationResult.Registered) throw new InvalidOperationException($"{user} is not registered: {outcome}.");
    }

    /// <summary>Registers a user with a confirmed account, unless another user has the username, the email address or the phone number.</summary>
    /// <param name="user">The user.</param>
    /// <returns>Whether the user was registered.</returns>
    public bool TryAdd(TestUser user) => Register(user) == RegistrationResult.Registered;

    private RegistrationResult Register(TestUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var project = _project();
        var registered = new SeededUser { Username = user.Username, Email = user.Email, PhoneNumber = user.PhoneNumber, Password = user.Password };
        return project.Users.Add(registered.ToUser(project.Ids.NewUserId()));
    }
}

/// <summary>The data of a test user. Generated users have no data of real people: addresses at example.com, and a country code that is not assigned.</summary>
/// <param name="Username">The username, 3 to 255 letters, digits, dots and underscores.</param>
/// <param name="Email">The email address.</param>
/// <param name="Password">The password; a generated one has 12 letters and digits.</param>
/// <param name="PhoneNumber">The phone number, <c>+</c> and digits; a generated one has 12 digits.</param>
public sealed record TestUser(string Username, string Email, string Password, string PhoneNumber)
{
    /// <summary>Returns the username, the email address and the phone number, without the password.</summary>
    public override string ToString() => $"{Username} <{Email}> {PhoneNumber}";
}
