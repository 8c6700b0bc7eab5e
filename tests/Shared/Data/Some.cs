using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Xunit;
using XsollaLogin.Mock.Testing;
using XsollaLogin.Tests.Projects;

namespace XsollaLogin.Tests.Data;

/// <summary>Random test data. A test gets the same data for the same seed, independently of other tests; its output contains the seed.</summary>
public static class Some
{
    private const string Variable = "TEST_SEED";
    private static readonly string Seed = Environment.GetEnvironmentVariable(Variable) ?? $"{Random.Shared.Next()}";

    public static Person Person()
    {
        var user = Users.Next();
        return new Person(user.Username, user.Email, user.Password, user.PhoneNumber);
    }

    public static string Email() => Person().Email;

    public static string PhoneNumber() => Person().PhoneNumber;

    /// <summary>The generator of the running test.</summary>
    private static TestUsers Users
    {
        get
        {
            var context = TestContext.Current;
            var test = context.Test?.TestDisplayName ?? "";
            return (TestUsers)context.KeyValueStorage.GetOrAdd($"{nameof(Some)} {context.Test?.UniqueID}", _ =>
            {
                context.TestOutputHelper?.WriteLine($"Random data: set {Variable}={Seed} to repeat it.");
                return new TestUsers(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {test}"))));
            })!;
        }
    }
}
