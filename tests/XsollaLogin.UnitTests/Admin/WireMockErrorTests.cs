using System.Text;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.UnitTests.Admin;

/// <summary>Errors of WireMock.Net's admin API in the form of the mock.</summary>
public class WireMockErrorTests
{
    [Theory]
    [InlineData(409, """{"Guid":"a","Status":"exists"}""", 409, """{"Guid":"a","Status":"exists","errors":[{"code":409,"title":"WireMock.Net: exists"}]}""")]
    [InlineData(500, """{"Guid":"a","Status":"X.Exception: bad\r\n   at X"}""", 422,
        """{"Guid":"a","Status":"bad","errors":[{"code":422,"title":"WireMock.Net cannot do this: bad"}]}""")]
    [InlineData(400, """{"Error":"bad"}""", 400, """{"Error":"bad","errors":[{"code":400,"title":"WireMock.Net: bad"}]}""")]
    [InlineData(400, "bad", 400, """{"errors":[{"code":400,"title":"WireMock.Net: bad"}]}""")]
    [InlineData(404, "", 404, """{"errors":[{"code":404,"title":"WireMock.Net answered with 404"}]}""")]
    public void An_error_keeps_its_members(int status, string body, int shown, string error)
    {
        var answer = WireMockError.Of(Answer(status, body))!;

        Assert.Equal((shown, error), (answer.Status, Encoding.UTF8.GetString(answer.Body)));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(301)]
    public void Another_answer_is_no_error(int status) => Assert.Null(WireMockError.Of(Answer(status, "{}")));

    private static Answer Answer(int status, string body) => new("", status, "application/json", Encoding.UTF8.GetBytes(body), []);
}
