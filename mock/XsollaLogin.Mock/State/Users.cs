using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.State;

/// <summary>The result of adding or changing a user.</summary>
internal enum RegistrationResult
{
    Registered,
    IdTaken,
    UsernameTaken,
    EmailTaken,
    PhoneNumberTaken,
    NoSuchUser,
}

/// <summary>The users of one project, found by id, username, email address or phone number.</summary>
/// <remarks>Users who registered themselves make room for later ones; those of the settings and of the admin API stay.</remarks>
internal sealed class Users(Lock gate, StateSize size)
{
    // More than a million users.
    private const int MostBytes = 768 * 1024 * 1024;

    private readonly Dictionary<string, User> _byId = [];
    private readonly Dictionary<string, User> _byUsername = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, User> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, User> _byPhoneNumber = [];

    /// <summary>The ids of the users who registered themselves, the oldest first; some may have been removed.</summary>
    private readonly Queue<string> _registered = [];
    private readonly StateSize _size = new(size);

    public IReadOnlyList<User> All()
    {
        lock (gate) return [.. _byId.Values];
    }

    public User? Find(string id)
    {
        lock (gate) return _byId.GetValueOrDefault(id);
    }

    /// <summary>Finds a user by username or email address.</summary>
    public User? FindByLogin(string login)
    {
        lock (gate) return _byUsername.GetValueOrDefault(login) ?? _byEmail.GetValueOrDefault(login);
    }

    /// <summary>Returns the id and all names of the user with this id or name; empty if there is no such user.</summary>
    public IEnumerable<string> NamesOf(string user) =>
        FindByIdOrName(user)?.Names() ?? [];

    /// <summary>Finds a user by id, username, email address or phone number.</summary>
    public User? FindByIdOrName(string user) => Find(user) ?? FindByAnyName(user, user, user);

    /// <summary>Finds a user who has one of the names.</summary>
    public User? FindByAnyName(string? username, string? email, string? phoneNumber)
    {
        lock (gate) return OwnersOf(username, email, phoneNumber).FirstOrDefault(owner => owner is not null);
    }

    /// <summary>Finds the user who has all of the given names; null if there is none, or if they belong to several users.</summary>
    public User? FindByAllNames(string? username, string? email, string? phoneNumber)
    {
        lock (gate) return OwnersOf(username, email, phoneNumber).DistinctBy(owner => owner?.Id).ToList() is [{ } only] ? only : null;
    }

    /// <summary>Whether one of the names belongs to another user.</summary>
    public bool IsAnothers(string? username, string? email, string? phoneNumber, string? userId)
    {
        lock (gate)
        {
            var user = new User { Id = userId ?? "", Username = username, Email = email, PhoneNumber = phoneNumber };
            return Taken(user, before: null) != RegistrationResult.Registered;
        }
    }

    /// <summary>Adds the users of a snapshot.</summary>
    public void Restore(IEnumerable<User> users)
    {
        lock (gate)
        {
            foreach (var user in users) Store(user);
        }
    }

    public RegistrationResult Add(User user)
    {
        lock (gate)
        {
            if (_byId.ContainsKey(user.Id)) return RegistrationResult.IdTaken;
            var taken = Taken(user, before: null);
            if (taken == RegistrationResult.Registered) Store(user);
            return taken;
        }
    }

    /// <summary>Adds a user who registers; beyond the limit, the oldest of these are removed.</summary>
    public RegistrationResult Register(User user)
    {
        lock (gate)
        {
            var result = Add(user);
            if (result == RegistrationResult.Registered) MakeRoomFor(user);
            return result;
        }
    }

    /// <summary>Finds the user with a phone number or an email address, and registers one if there is none.</summary>
    public User FindOrAdd(string field, string value, string newId)
    {
        lock (gate)
        {
            var index = field == Members.Email ? _byEmail : _byPhoneNumber;
            if (index.TryGetValue(value, out var known)) return known;
            var user = new User { Id = newId, Confirmed = true };
            user = field == Members.Email ? user with { Email = value } : user with { PhoneNumber = value };
            Store(user);
            MakeRoomFor(user);
            return user;
        }
    }

    /// <summary>Changes a user atomically; does nothing if the change would take another user's name.</summary>
    public RegistrationResult Change(string id, Func<User, User> change)
    {
        lock (gate)
        {
            if (!_byId.TryGetValue(id, out var user)) return RegistrationResult.NoSuchUser;
            var changed = change(user);
            var taken = Taken(changed, user);
            if (taken != RegistrationResult.Registered) return taken;
            Remove(user);
            Store(changed);
            return RegistrationResult.Registered;
        }
    }

    /// <summary>Removes a user.</summary>
    /// <returns>False if there is none.</returns>
    public bool Remove(string id)
    {
        lock (gate)
        {
            if (!_byId.TryGetValue(id, out var user)) return false;
            Remove(user);
            return true;
        }
    }

    /// <summary>The number of users.</summary>
    public int Count
    {
        get
        {
            lock (gate) return _byId.Count;
        }
    }

    /// <summary>Whether another user has the email address, as address or username, or the phone number.</summary>
    public bool BelongsToAnother(string field, string value, string userId)
    {
        lock (gate)
        {
            var index = field == Members.Email ? _byEmail : _byPhoneNumber;
            return IsAnothers(index, value, userId) || (field == Members.Email && IsAnothers(_byUsername, value, userId));
        }
    }

    /// <summary>Returns the owner of each given name; null: the name is free.</summary>
    private IEnumerable<User?> OwnersOf(string? username, string? email, string? phoneNumber)
    {
        if (username is not null) yield return _byUsername.GetValueOrDefault(username);
        if (email is not null) yield return _byEmail.GetValueOrDefault(email);
        if (phoneNumber is not null) yield return _byPhoneNumber.GetValueOrDefault(phoneNumber);
    }

    /// <summary>Checks the names that change: a user can always keep a name.</summary>
    private RegistrationResult Taken(User user, User? before)
    {
        if (user.Username != before?.Username && IsAnothersLogin(user.Username, user.Id)) return RegistrationResult.UsernameTaken;
        if (user.Email != before?.Email && IsAnothersLogin(user.Email, user.Id)) return RegistrationResult.EmailTaken;
        return user.PhoneNumber != before?.PhoneNumber && IsAnothers(_byPhoneNumber, user.PhoneNumber, user.Id)
            ? RegistrationResult.PhoneNumberTaken
            : RegistrationResult.Registered;
    }

    /// <summary>Whether the value is the username or email address of another user, who logs in with both.</summary>
    private bool IsAnothersLogin(string? value, string userId) => IsAnothers(_byUsername, value, userId) || IsAnothers(_byEmail, value, userId);

    private static bool IsAnothers(Dictionary<string, User> index, string? value, string userId) =>
        value is not null && index.TryGetValue(value, out var owner) && owner.Id != userId;

    private void MakeRoomFor(User registered)
    {
        while (_size.Bytes > MostBytes && _registered.TryDequeue(out var oldest)) Remove(oldest);
        _registered.Enqueue(registered.Id);
        if (_registered.Count <= 2 * (_byId.Count + 1000)) return;
        string[] kept = [.. _registered.Where(_byId.ContainsKey)];
        _registered.Clear();
        foreach (var id in kept) _registered.Enqueue(id);
    }

    private void Store(User user)
    {
        _size.Add(user.Measure());
        _byId[user.Id] = user;
        if (user.Username is not null) _byUsername[user.Username] = user;
        if (user.Email is not null) _byEmail[user.Email] = user;
        if (user.PhoneNumber is not null) _byPhoneNumber[user.PhoneNumber] = user;
    }

    private void Remove(User user)
    {
        _size.Add(-user.Measure());
        _byId.Remove(user.Id);
        if (user.Username is not null) _byUsername.Remove(user.Username);
        if (user.Email is not null) _byEmail.Remove(user.Email);
        if (user.PhoneNumber is not null) _byPhoneNumber.Remove(user.PhoneNumber);
    }
}
