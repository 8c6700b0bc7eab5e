using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Benchmarks.Stations;

/// <summary>A request as a server passes it on, but without a connection; the body of the answer is counted and dropped.</summary>
internal sealed class InMemoryRequest(Operation operation, string query, byte[] body, string? prefer = null)
{
    private readonly string _target = operation.Path + query;
    private readonly IHeaderDictionary _headers = Headers(body.Length, prefer);

    /// <summary>The size of the largest answer.</summary>
    private readonly CountingWriter _answer = new(16 * 1024);

    public long AnswerLength => _answer.Count;

    public HttpContext NewContext()
    {
        _answer.Count = 0;
        var features = new FeatureCollection(initialCapacity: 8);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = "http",
            Method = operation.Method,
            Path = operation.Path,
            QueryString = query,
            RawTarget = _target,
            Headers = _headers,
        });
        var pipes = new Pipes(PipeReader.Create(new ReadOnlySequence<byte>(body)), _answer);
        features.Set<IRequestBodyPipeFeature>(pipes);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(pipes);
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback });
        features.Set<IHttpRequestLifetimeFeature>(pipes);
        return new DefaultHttpContext(features);
    }

    private static HeaderDictionary Headers(int length, string? prefer)
    {
        var headers = new HeaderDictionary
        {
            ["Host"] = "localhost:5080",
            ["User-Agent"] = "benchmark",
            ["Accept"] = "*/*",
            ["Content-Type"] = "application/json",
        };
        headers.ContentLength = length;
        if (prefer is not null) headers["Prefer"] = prefer;
        return headers;
    }

    private sealed class Pipes(PipeReader request, PipeWriter response) : IRequestBodyPipeFeature, IHttpResponseBodyFeature, IHttpRequestLifetimeFeature
    {
        public PipeReader Reader => request;

        public PipeWriter Writer => response;

        public Stream Stream => response.AsStream();

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => throw new NotSupportedException();

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CompleteAsync() => Task.CompletedTask;
    }

    private sealed class CountingWriter(int size) : PipeWriter
    {
        private readonly byte[] _buffer = new byte[size];

        public long Count { get; set; }

        public override void Advance(int bytes) => Count += bytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public override Span<byte> GetSpan(int sizeHint = 0) => _buffer;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
