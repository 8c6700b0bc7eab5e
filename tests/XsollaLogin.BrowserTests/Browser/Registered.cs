namespace XsollaLogin.BrowserTests.Browser;

/// <summary>Users that a project has from the start, in the form of its settings.</summary>
internal static class Registered
{
    public static object[] John { get; } = [new { username = Person.John.Username, email = Person.John.Email, password = Person.John.Password }];
}
