using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>A user is found by all current names and by no former one, and each name belongs to one user.</summary>
public sealed class UsersTests
{
    private static readonly User John = new() { Id = "1", Username = "John", Email = "john@example.com", PhoneNumber = "+12025550143" };
    private static readonly User Jane = new() { Id = "2", Username = "Jane", Email = "jane@example.com", PhoneNumber = "+12025550144" };

    private readonly Users _users = new(new Lock(), new StateSize());

    public UsersTests() => _users.Add(John);

    public static TheoryData<string> Names => [.. John.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_user_is_found_by_each_name_until_removed(string name)
    {
        Assert.Equal(John, _users.FindByIdOrName(name));
        Assert.True(_users.Remove(John.Id));
        Assert.False(_users.Remove(John.Id));

        Assert.Null(_users.FindByIdOrName(name));
        Assert.Equal(RegistrationResult.Registered, _users.Register(John with { Id = "3" }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_user_is_found_by_new_names_only(string former)
    {
        Assert.Equal(RegistrationResult.Registered, _users.Change(John.Id, _ => Jane with { Id = John.Id }));

        Assert.Equal(former == John.Id ? John.Id : null, _users.FindByIdOrName(former)?.Id);
        foreach (var name in Jane.Names().Where(name => name != Jane.Id)) Assert.Equal(John.Id, _users.FindByIdOrName(name)!.Id);
    }

    [Fact]
    public void A_name_of_another_user_is_taken_in_any_case_of_its_letters()
    {
        Assert.Equal(RegistrationResult.IdTaken, _users.Add(Jane with { Id = John.Id }));
        Assert.Equal(RegistrationResult.UsernameTaken, _users.Add(Jane with { Username = "JOHN" }));
        Assert.Equal(RegistrationResult.UsernameTaken, _users.Add(Jane with { Username = John.Email }));
        Assert.Equal(RegistrationResult.EmailTaken, _users.Add(Jane with { Email = "JOHN@example.com" }));
        Assert.Equal(RegistrationResult.PhoneNumberTaken, _users.Add(Jane with { PhoneNumber = John.PhoneNumber }));
        Assert.Equal(RegistrationResult.Registered, _users.Add(Jane));
        Assert.Equal(RegistrationResult.UsernameTaken, _users.Change(Jane.Id, user => user with { Username = John.Username }));
        Assert.Equal(RegistrationResult.EmailTaken, _users.Change(Jane.Id, user => user with { Email = John.Email }));
        Assert.Equal(RegistrationResult.PhoneNumberTaken, _users.Change(Jane.Id, user => user with { PhoneNumber = John.PhoneNumber }));
        Assert.Equal(RegistrationResult.NoSuchUser, _users.Change("3", user => user));

        Assert.Equal([John, Jane], _users.All());
    }

    [Fact]
    public void The_names_of_a_user_are_not_taken_for_that_user()
    {
        Assert.Equal(RegistrationResult.Registered, _users.Change(John.Id, user => user with { Username = "john", Email = "John@example.com" }));
        Assert.False(_users.IsAnothers(John.Username, John.Email, John.PhoneNumber, John.Id));
        Assert.True(_users.IsAnothers(John.Username, null, null, Jane.Id));
        Assert.True(_users.IsAnothers(null, John.Email, null, userId: null));
        Assert.True(_users.IsAnothers(null, null, John.PhoneNumber, Jane.Id));
    }

    [Fact]
    public void A_user_with_all_names_is_found_unless_they_belong_to_several()
    {
        _users.Add(Jane);

        Assert.Equal(John, _users.FindByAllNames(John.Username, John.Email, John.PhoneNumber));
        Assert.Equal(John, _users.FindByAllNames(John.Username, null, null));
        Assert.Null(_users.FindByAllNames(John.Username, Jane.Email, null));
        Assert.Null(_users.FindByAllNames(John.Username, "unknown@example.com", null));
        Assert.Null(_users.FindByAllNames(null, null, null));
        Assert.Equal(Jane, _users.FindByAnyName("unknown", null, Jane.PhoneNumber));
    }

    [Theory]
    [InlineData(Members.Email, "new@example.com")]
    [InlineData(Members.PhoneNumber, "+12025550199")]
    public void A_user_is_registered_once_by_an_address_or_number(string field, string value)
    {
        var registered = _users.FindOrAdd(field, value, "3");

        Assert.Equal(("3", true), (registered.Id, registered.Confirmed));
        Assert.Equal(registered, _users.FindOrAdd(field, value, "4"));
        Assert.Equal(John, _users.FindOrAdd(field, field == Members.Email ? John.Email! : John.PhoneNumber!, "4"));
        Assert.Equal(2, _users.Count);
    }

    [Fact]
    public void An_address_or_number_of_another_user_is_known()
    {
        Assert.True(_users.BelongsToAnother(Members.Email, John.Email!, Jane.Id));
        Assert.True(_users.BelongsToAnother(Members.Email, John.Username!, Jane.Id));
        Assert.True(_users.BelongsToAnother(Members.PhoneNumber, John.PhoneNumber!, Jane.Id));
        Assert.False(_users.BelongsToAnother(Members.PhoneNumber, John.Username!, Jane.Id));
        Assert.False(_users.BelongsToAnother(Members.Email, John.Email!, John.Id));
    }
}
