namespace XsollaLogin.Mock.Testing;

/// <summary>Somebody made up. Nobody real can be reached: addresses are at example.com, numbers of a country code that is not assigned.</summary>
/// <param name="Username">3 to 255 letters, digits, dots and underscores.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Password">12 letters and digits.</param>
/// <param name="PhoneNumber"><c>+</c> and 12 digits.</param>
public sealed record TestUser(string Username, string Email, string Password, string PhoneNumber)
{
    /// <summary>All but the password.</summary>
    public override string ToString() => $"{Username} <{Email}> {PhoneNumber}";
}
