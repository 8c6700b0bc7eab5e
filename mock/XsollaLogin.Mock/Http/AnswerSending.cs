using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

internal static class AnswerSending
{
    public static void Send(this HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (answer.ContentType is null) return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        // By length: asked for just some room, Kestrel may give none.
        answer.Body.CopyTo(response.BodyWriter.GetSpan(answer.Body.Length));
        response.BodyWriter.Advance(answer.Body.Length);
    }
}
