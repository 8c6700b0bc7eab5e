using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The outcome of a request for the client: an answer or a failure of the connection.</summary>
/// <param name="Text">The part that must be the same in both lanes.</param>
internal sealed record LaneOutcome(string Text, HttpResponseMessage? Response, HttpRequestException? Failure)
{
    private const string Date = "Date";

    public static async Task<LaneOutcome> OfAsync(Task<HttpResponseMessage> sending, CancellationToken cancellationToken)
    {
        try
        {
            var response = await sending;
            return new LaneOutcome(await TextOfAsync(response, cancellationToken), response, null);
        }
        catch (HttpRequestException failure)
        {
            return new LaneOutcome($"{failure.GetType()} {failure.HttpRequestError}", null, failure);
        }
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = new StringBuilder($"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\n");
        AppendHeaders(text, response.Headers);
        AppendHeaders(text, response.Content.Headers);
        // Latin-1 has a character for each byte.
        return text.Append('\n').Append(Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken))).ToString();
    }

    private static void AppendHeaders(StringBuilder text, HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            if (name == Date) continue;
            foreach (var value in values) text.Append(name).Append(": ").Append(value).Append('\n');
        }
    }
}
