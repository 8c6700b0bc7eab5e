using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>The request that is being answered.</summary>
internal sealed class ExchangeFacts(Exchange exchange) : RequestFacts
{
    public override string Method => exchange.Request.Method;

    public override string Url { get; } = UrlOf(exchange.Context);

    public override ReadOnlyMemory<byte>? Body => exchange.Body.State == BodyState.Complete ? exchange.Body.Bytes : default(ReadOnlyMemory<byte>?);

    public override StringValues Header(string name) => exchange.Request.Headers[name];

    /// <summary>As it stands on the request line, also where that names the server, too; an empty query is none.</summary>
    public static string UrlOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target is ['/', ..]) return target is [.. var path, '?'] ? path : target;
        return context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
    }
}
