namespace XsollaLogin.IntegrationTests;

internal static class ErrorAssert
{
    /// <summary>Asserts that the call fails with this error code.</summary>
    public static async Task<XsollaLoginException> ThrowsAsync(string code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<XsollaLoginException>(call);
        Assert.True(error.Code == code, $"Expected {code}, but was: {error.Message}");
        return error;
    }
}
