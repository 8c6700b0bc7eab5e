using Microsoft.AspNetCore.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.UnitTests.Server;

/// <summary>What the journal keeps of a message comes back as it was.</summary>
public sealed class MessageCopyTests
{
    [Fact]
    public void Headers_and_body_come_back_as_they_were()
    {
        var headers = new HeaderDictionary { ["Accept"] = new(["text/html", "", "ä€😀"]), ["Cookie"] = new string('x', 100_000), ["X-Empty"] = "" };
        var copy = new MessageCopy(headers, "the body"u8);
        headers.Clear();

        var read = copy.ReadHeaders();

        Assert.Equal(["Accept", "Cookie", "X-Empty"], read.Select(header => header.Key));
        Assert.Equal("text/html,,ä€😀", string.Join(",", read[0].Value.AsEnumerable()));
        Assert.Equal(100_000, read[1].Value.ToString().Length);
        Assert.Equal("", copy.ReadHeader("x-empty").ToString());
        Assert.Equal(0, copy.ReadHeader("X-Missing").Count);
        Assert.Equal("the body"u8, copy.Body.Span);
    }

    [Fact]
    public void Of_nothing_there_is_nothing()
    {
        Assert.Empty(default(MessageCopy).ReadHeaders());
        Assert.Equal(0, default(MessageCopy).ReadHeader("Accept").Count);
        Assert.True(default(MessageCopy).Body.IsEmpty);
    }
}
