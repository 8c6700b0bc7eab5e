namespace XsollaLogin.Tests.Projects;

/// <summary>A user who logs in.</summary>
public sealed record Person(string Username, string Email, string Password, string PhoneNumber)
{
    public static Person John { get; } = new("John", "john@example.com", "password123", "+12025550123");

    public static Person Jane { get; } = new("Jane", "jane@example.com", "secret456", "+12025550199");
}
