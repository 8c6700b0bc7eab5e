using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.State;

internal enum Registration
{
    Registered,
    UsernameTaken,
    EmailTaken,
    PhoneNumberTaken,
}

/// <summary>The users of one project, found by id, username, e-mail address or phone number.</summary>
internal sealed class Users
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, User> _byId = [];
    private readonly Dictionary<string, User> _byUsername = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, User> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, User> _byPhoneNumber = [];

    public IReadOnlyList<User> All()
    {
        lock (_gate) return [.. _byId.Values];
    }

    public User? Find(string id)
    {
        lock (_gate) return _byId.GetValueOrDefault(id);
    }

    /// <summary>By username or e-mail address.</summary>
    public User? FindByLogin(string login)
    {
        lock (_gate) return _byUsername.GetValueOrDefault(login) ?? _byEmail.GetValueOrDefault(login);
    }

    /// <summary>The id and all names of the user who has the id or one of the names; none where there is no such user.</summary>
    public IEnumerable<string> NamesOf(string user) =>
        (Find(user) ?? FindByAnyName(user, user, user)) is { } known
            ? ((string?[])[known.Id, known.Username, known.Email, known.PhoneNumber]).OfType<string>()
            : [];

    /// <summary>The user who has one of the names, each as what it is.</summary>
    public User? FindByAnyName(string? username, string? email, string? phoneNumber)
    {
        lock (_gate) return OwnersOf(username, email, phoneNumber).FirstOrDefault(owner => owner is not null);
    }

    /// <summary>The user who has all of the given names, each as what it is; null where there is none, or where they are several users'.</summary>
    public User? FindByAllNames(string? username, string? email, string? phoneNumber)
    {
        lock (_gate) return OwnersOf(username, email, phoneNumber).DistinctBy(owner => owner?.Id).ToList() is [{ } only] ? only : null;
    }

    /// <summary>Whether one of the names is a username, e-mail address or phone number of somebody else.</summary>
    public bool IsAnothers(string? username, string? email, string? phoneNumber, string? userId)
    {
        lock (_gate)
        {
            return Taken(new User { Id = userId ?? "", Username = username, Email = email, PhoneNumber = phoneNumber }, before: null) != Registration.Registered;
        }
    }

    /// <summary>Users of a snapshot, as they were.</summary>
    public void Restore(IEnumerable<User> users)
    {
        lock (_gate)
        {
            foreach (var user in users) Store(user);
        }
    }

    public Registration Add(User user)
    {
        lock (_gate)
        {
            var taken = Taken(user, before: null);
            if (taken == Registration.Registered) Store(user);
            return taken;
        }
    }

    /// <summary>The user whom a phone number or an e-mail address belongs to; made now where there is none.</summary>
    public User FindOrAdd(string field, string value, string newId)
    {
        lock (_gate)
        {
            var index = field == Members.Email ? _byEmail : _byPhoneNumber;
            if (index.TryGetValue(value, out var known)) return known;
            var user = new User { Id = newId, Confirmed = true };
            user = field == Members.Email ? user with { Email = value } : user with { PhoneNumber = value };
            Store(user);
            return user;
        }
    }

    /// <summary>Changes a user in one step; nothing happens where the change would take another user's name.</summary>
    public Registration Change(string id, Func<User, User> change)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var user)) return Registration.Registered;
            var changed = change(user);
            var taken = Taken(changed, user);
            if (taken != Registration.Registered) return taken;
            Remove(user);
            Store(changed);
            return Registration.Registered;
        }
    }

    /// <summary>Whether the value belongs to somebody else.</summary>
    public bool BelongsToAnother(string field, string value, string userId)
    {
        lock (_gate)
        {
            var index = field == Members.Email ? _byEmail : _byPhoneNumber;
            return IsAnothers(index, value, userId) || (field == Members.Email && IsAnothers(_byUsername, value, userId));
        }
    }

    /// <summary>The owner of each given name; null: the name is free.</summary>
    private IEnumerable<User?> OwnersOf(string? username, string? email, string? phoneNumber)
    {
        if (username is not null) yield return _byUsername.GetValueOrDefault(username);
        if (email is not null) yield return _byEmail.GetValueOrDefault(email);
        if (phoneNumber is not null) yield return _byPhoneNumber.GetValueOrDefault(phoneNumber);
    }

    /// <summary>Only names that change are looked at: whoever has one keeps it.</summary>
    private Registration Taken(User user, User? before)
    {
        // A username that is somebody's e-mail address would take their login from them.
        if (user.Username != before?.Username && (IsAnothers(_byUsername, user.Username, user.Id) || IsAnothers(_byEmail, user.Username, user.Id))) return Registration.UsernameTaken;
        if (user.Email != before?.Email && (IsAnothers(_byEmail, user.Email, user.Id) || IsAnothers(_byUsername, user.Email, user.Id))) return Registration.EmailTaken;
        return user.PhoneNumber != before?.PhoneNumber && IsAnothers(_byPhoneNumber, user.PhoneNumber, user.Id) ? Registration.PhoneNumberTaken : Registration.Registered;
    }

    private static bool IsAnothers(Dictionary<string, User> index, string? value, string userId) =>
        value is not null && index.TryGetValue(value, out var owner) && owner.Id != userId;

    private void Store(User user)
    {
        _byId[user.Id] = user;
        if (user.Username is not null) _byUsername[user.Username] = user;
        if (user.Email is not null) _byEmail[user.Email] = user;
        if (user.PhoneNumber is not null) _byPhoneNumber[user.PhoneNumber] = user;
    }

    private void Remove(User user)
    {
        _byId.Remove(user.Id);
        if (user.Username is not null) _byUsername.Remove(user.Username);
        if (user.Email is not null) _byEmail.Remove(user.Email);
        if (user.PhoneNumber is not null) _byPhoneNumber.Remove(user.PhoneNumber);
    }
}
