using Microsoft.AspNetCore.Http;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The journal's copy of a message restores it unchanged.</summary>
public sealed class MessageCopyTests
{
    [Fact]
    public void Headers_and_body_are_restored_unchanged()
    {
        var headers = new HeaderDictionary { ["Accept"] = new(["text/html", "", "ä€😀"]), ["Cookie"] = new string('x', 100_000), ["X-Empty"] = "" };
        var copy = new MessageCopy(headers, "the body"u8);
        headers.Clear();

        var read = copy.Headers;

        Assert.Equal(["Accept", "Cookie", "X-Empty"], read.Select(header => header.Key));
        Assert.Equal("text/html,,ä€😀", string.Join(",", read[0].Value.AsEnumerable()));
        Assert.Equal(100_000, read[1].Value.ToString().Length);
        Assert.Equal("", copy.Header("x-empty").ToString());
        Assert.Equal(0, copy.Header("X-Missing").Count);
        Assert.Equal("the body"u8, copy.Body.Span);
    }

    [Fact]
    public void An_empty_message_is_restored_empty()
    {
        Assert.Empty(default(MessageCopy).Headers);
        Assert.Equal(0, default(MessageCopy).Header("Accept").Count);
        Assert.True(default(MessageCopy).Body.IsEmpty);
    }
}
